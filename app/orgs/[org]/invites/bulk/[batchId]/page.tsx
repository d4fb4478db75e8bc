import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { BatchReport } from "#components/bulk-invitations/batch-report.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { count } from "#components/words.ts";

export const metadata: Metadata = { title: "Sent invitations" };

type BatchPageProps = { params: Promise<{ org: string; batchId: string }> };

/** How far a list of invitations has come, and what became of it. */
export default async function BatchPage({ params }: BatchPageProps) {
  const { org, batchId } = await params;
  const batch = await read("invitation.viewBatch", org, { batchId, outcome: "refused", limit: 100 });
  const { total, createdAt, madeByName } = batch;

  return (
    <Page>
      <PageHeader
        title={`A list of ${count(total, "row")}`}
        description={
          <>
            Begun <RelativeTime value={createdAt} />
            {madeByName && ` by ${madeByName}`}.
          </>
        }
        actions={<ButtonLink href={`/orgs/${org}/invites/bulk`}>Invite more</ButtonLink>}
      />
      <BatchReport slug={org} batchId={batchId} first={batch} />
    </Page>
  );
}
