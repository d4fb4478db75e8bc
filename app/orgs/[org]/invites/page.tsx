import { UserPlus, Users } from "lucide-react";
import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { BatchNotice } from "#components/bulk-invitations/batch-notice.tsx";
import { InvitationList } from "#components/invitations/invitation-list.tsx";
import { invitationInput, invitationQuery } from "#components/invitations/invitation-query.ts";
import { listParameters } from "#components/lists/list-address.ts";
import { GuardedLink } from "#components/ui/guarded-link.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Invitations" };

type InvitesPageProps = OrganizationPageProps & { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who was invited, and how each invitation stands (PRODUCT 6.4). */
export default async function InvitesPage({ params, searchParams }: InvitesPageProps) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const [{ name, may }, page, { batches }] = await Promise.all([
    readOrganization(org),
    read("invitation.list", org, invitationInput(parameters)),
    read("invitation.listBatches", org, {}),
  ]);

  return (
    <Page>
      <PageHeader
        title="Invitations"
        description={`People asked to join ${name}. An invitation can be accepted for seven days.`}
        actions={
          <>
            <GuardedLink decision={may["invitation.create"]} href={`/orgs/${org}/invites/bulk`}>
              <Users aria-hidden />
              Invite many
            </GuardedLink>
            <GuardedLink decision={may["invitation.create"]} href={`/orgs/${org}/invites/new`} variant="primary">
              <UserPlus aria-hidden />
              Invite people
            </GuardedLink>
          </>
        }
      />
      <BatchNotice slug={org} batches={batches} />
      <InvitationList slug={org} first={{ query: invitationQuery(parameters), page }} />
    </Page>
  );
}
