import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { InvitePeople } from "#components/invitations/invite-people.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../../organization.ts";

export const metadata: Metadata = { title: "Invite people" };

/** Invites one or several people (PRODUCT 6.1). */
export default async function InvitePage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const [{ name }, options] = await Promise.all([readOrganization(org), read("invitation.options", org, {})]);

  return (
    <Page width="narrow">
      <PageHeader title="Invite people" description={`Each gets a mail with a link to join ${name}, good for seven days.`} />
      <InvitePeople slug={org} options={options} />
    </Page>
  );
}
