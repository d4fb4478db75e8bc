import { Callout } from "#components/ui/callout.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

type Batches = OutputOf<"invitation.listBatches">["batches"];

/** Lists that are being sent, for whoever left their page. */
export function BatchNotice({ slug, batches }: { slug: string; batches: Batches }) {
  return batches
    .filter(({ finishedAt }) => finishedAt === null)
    .map(({ id, total, invited, refused }) => (
      <Callout
        key={id}
        title="Invitations are being sent"
        actions={
          <ButtonLink href={`/orgs/${slug}/invites/bulk/${id}`} size="sm">
            See progress
          </ButtonLink>
        }
      >
        {invited + refused} of {total} rows are done.
      </Callout>
    ));
}
