import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { CreateTeam } from "#components/teams/create-team.tsx";
import { TeamTable } from "#components/teams/team-table.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Teams" };

/** PRODUCT 3.5, 3.10. */
export default async function TeamsPage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const [{ slug, may }, { teams }] = await Promise.all([readOrganization(org), read("team.list", org, {})]);

  return (
    <Page>
      <PageHeader
        title="Teams"
        description="Everybody sees the names. Who is in a team is seen by its people, and by maintainers and above."
        actions={<CreateTeam slug={slug} decision={may["team.create"]} />}
      />
      <TeamTable slug={slug} teams={teams} />
    </Page>
  );
}
