import { AppLink } from "#components/ui/app-link.tsx";
import { Section } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { count } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

/** The last lists that were sent, to look up what became of them. */
export function EarlierBatches({ slug, batches }: { slug: string; batches: OutputOf<"invitation.listBatches">["batches"] }) {
  if (batches.length === 0) return null;
  return (
    <Section title="Sent before">
      <ul className="divide-y">
        {batches.map(({ id, total, invited, refused, createdAt, finishedAt, madeByName }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <AppLink href={`/orgs/${slug}/invites/bulk/${id}`} className="text-accent-text underline underline-offset-2">
              {count(total, "row")}, {invited} invited, {refused} refused{finishedAt === null && ", being sent"}
            </AppLink>
            <span className="text-sm text-muted">
              <RelativeTime value={createdAt} />
              {madeByName && ` by ${madeByName}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
