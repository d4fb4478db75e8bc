import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { listParameters } from "#components/lists/list-address.ts";
import { ExportLink } from "#components/members/export-link.tsx";
import { MemberList } from "#components/members/member-list.tsx";
import { memberInput, memberQuery, packMembers } from "#components/members/member-query.ts";
import { GuardedLink } from "#components/ui/guarded-link.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Members" };

/** Who is in the organization, and as what. */
export default async function MembersPage({
  params,
  searchParams,
}: OrganizationPageProps & { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const [{ name, may }, page] = await Promise.all([readOrganization(org), read("member.list", org, memberInput(parameters))]);

  return (
    <Page>
      <PageHeader
        title="Members"
        description={`Everybody in ${name}, each with one role.`}
        actions={
          <>
            <ExportLink slug={org} decision={may["member.export"]} />
            <GuardedLink decision={may["invitation.create"]} href={`/orgs/${org}/invites/new`} variant="primary">
              <UserPlus aria-hidden />
              Invite people
            </GuardedLink>
          </>
        }
      />
      <MemberList
        organization={{ slug: org, name, mayLeave: may["organization.leave"] }}
        first={{ query: memberQuery(parameters), page: packMembers(page) }}
      />
    </Page>
  );
}
