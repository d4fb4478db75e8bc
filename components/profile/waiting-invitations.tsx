import { ButtonLink } from "#components/ui/button-link.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { regionWord, roleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { WaitingAnswer } from "./waiting-answer.tsx";

type Waiting = OutputOf<"invitation.listOwn">;

/** Invitations to one's own address, answered here without their link (PRODUCT 4.3). */
export function WaitingInvitations({ invitations, unavailableRegions }: Waiting) {
  return (
    <Section title="Invitations waiting for you" description="Organizations that asked you to join.">
      <div className="flex flex-col gap-3">
        {unavailableRegions.length > 0 && (
          <Callout tone="warning" actions={<ButtonLink href="/profile">Try again</ButtonLink>}>
            Invitations kept in {unavailableRegions.map(regionWord).join(" and ")} cannot be read just now. They are safe.
          </Callout>
        )}
        {invitations.length === 0 ? (
          unavailableRegions.length === 0 && <p className="text-muted">None at the moment.</p>
        ) : (
          <ul aria-label="Invitations" className="divide-y rounded-md border">
            {invitations.map((invitation) => (
              <Row key={invitation.invitationId} {...invitation} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Row({ region, invitationId, organizationName, role, inviterName, note, expiresAt }: Waiting["invitations"][number]) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words text-ink">{organizationName}</p>
        <p className="text-sm break-words text-muted">
          {roleWord(role)}, invited by {inviterName}. Expires <RelativeTime value={expiresAt} />.
        </p>
        {note && <blockquote className="mt-2 border-l-2 pl-3 text-sm break-words whitespace-pre-wrap">{note}</blockquote>}
      </div>
      <WaitingAnswer invitation={{ region, invitationId }} organizationName={organizationName} />
    </li>
  );
}
