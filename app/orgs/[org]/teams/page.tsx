import type { Metadata } from "next";
import { read } from "#app/read.ts";
import type { SearchParams } from "#app/query.ts";
import { cursorOf, listParameters, neighbours } from "#components/lists/list-address.ts";
import { NameSearch } from "#components/lists/name-search.tsx";
import { CreateTeam } from "#components/teams/create-team.tsx";
import { TeamTable } from "#components/teams/team-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { count } from "#components/words.ts";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Teams" };

/** Fewer are found by looking. */
const searchFrom = 10;

/** PRODUCT 3.5, 3.10. */
export default async function TeamsPage({ params, searchParams }: OrganizationPageProps & { searchParams: SearchParams }) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const search = parameters.get("search") ?? undefined;
  const [{ slug, may, teamCount }, { teams, total, nextCursor }] = await Promise.all([
    readOrganization(org),
    read("team.list", org, { search, cursor: cursorOf(parameters) }),
  ]);
  const places = neighbours(`/orgs/${slug}/teams`, parameters, nextCursor);

  return (
    <Page>
      <PageHeader
        title="Teams"
        description="Everybody sees the names. Who is in a team is seen by its people, and by maintainers and above."
        actions={<CreateTeam slug={slug} decision={may["team.create"]} />}
      />
      {teamCount > searchFrom && <NameSearch list="Teams" />}
      {teams.length > 0 ? (
        <TeamTable slug={slug} teams={teams} />
      ) : (
        <EmptyState title="No team matches">No team has this in its name. Check the spelling.</EmptyState>
      )}
      {teamCount > searchFrom && <Pagination {...places} summary={count(total, "team")} />}
    </Page>
  );
}
