import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { BulkInvite } from "#components/bulk-invitations/bulk-invite.tsx";
import { EarlierBatches } from "#components/bulk-invitations/earlier-batches.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../../organization.ts";

export const metadata: Metadata = { title: "Invite many" };

/** Invites up to a thousand people from addresses or a CSV (PRODUCT 6.3). */
export default async function BulkInvitePage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const [{ name }, options, { batches }] = await Promise.all([
    readOrganization(org),
    read("invitation.options", org, {}),
    read("invitation.listBatches", org, {}),
  ]);

  return (
    <Page>
      <PageHeader
        title="Invite many"
        description={`Up to ${options.limits.rows.toLocaleString("en-US")} people at once into ${name}. You see and fix every row before anything is sent.`}
      />
      <BulkInvite slug={org} options={options} />
      <EarlierBatches slug={org} batches={batches} />
    </Page>
  );
}
