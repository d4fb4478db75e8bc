import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { roleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type InvitationFactsProps = { facts: NonNullable<OutputOf<"invitation.open">["facts"]>; isOver: boolean };

/** As what, into which teams, until when, and the note as it was typed. */
export function InvitationFacts({ facts, isOver }: InvitationFactsProps) {
  const { email, role, teams, note, inviterName, expiresAt } = facts;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <Fact label="For">{email}</Fact>
        <Fact label="Role">{roleWord(role)}</Fact>
        {teams.length > 0 && (
          <Fact label={teams.length === 1 ? "Team" : "Teams"}>
            {teams.map((team) => `${team.name} (${roleWord(team.role).toLowerCase()})`).join(", ")}
          </Fact>
        )}
        {!isOver && (
          <Fact label="Expires">
            <RelativeTime value={expiresAt} />
          </Fact>
        )}
      </dl>
      {note && (
        <figure className="flex flex-col gap-1">
          <figcaption className="text-sm text-muted">Note from {inviterName}</figcaption>
          <blockquote className="rounded-md border bg-panel p-3 break-words whitespace-pre-wrap">{note}</blockquote>
        </figure>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 font-medium break-words text-ink">{children}</dd>
    </>
  );
}
