import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { count } from "#components/words.ts";
import type { Trouble } from "./attention.ts";

/** How many are named; the others are in the list that each of them leads to. */
const shown = 6;

/** What somebody should look at, each with the way there; a calm line when there is nothing (PRODUCT 5.4). */
export function NeedsAttention({ slug, troubles }: { slug: string; troubles: readonly Trouble[] }) {
  return (
    <Section title="Needs attention">
      {troubles.length === 0 ? (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success-text" />
          Nothing. Everything is in order.
        </p>
      ) : (
        <ul className="flex flex-col divide-y">
          {troubles.slice(0, shown).map((trouble) => (
            <li key={trouble.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
              <Badge tone="warning">{badges[trouble.kind]}</Badge>
              <span className="min-w-0 flex-1 basis-60 break-words">{sentences[trouble.kind](trouble)}</span>
              <AppLink
                href={`/orgs/${slug}/invites`}
                className="font-medium text-accent-text hover:underline"
                aria-label={`See the invitation of ${trouble.email}`}
              >
                See invitation
              </AppLink>
            </li>
          ))}
          {troubles.length > shown && (
            <li className="pt-2.5">
              <AppLink href={`/orgs/${slug}/invites`} className="font-medium text-accent-text hover:underline">
                And {count(troubles.length - shown, "more invitation", "more invitations")}
              </AppLink>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}

const badges: Record<Trouble["kind"], string> = { notMailed: "Not mailed", expired: "Expired", expiring: "Expires soon" };

const sentences: Record<Trouble["kind"], (trouble: Trouble) => ReactNode> = {
  notMailed: ({ email }) => <>The invitation of {email} could not be mailed. Its link can be copied.</>,
  expired: ({ email, expiresAt }) => (
    <>
      The invitation of {email} expired <RelativeTime value={expiresAt} />.
    </>
  ),
  expiring: ({ email, expiresAt }) => (
    <>
      The invitation of {email} expires <RelativeTime value={expiresAt} />.
    </>
  ),
};
