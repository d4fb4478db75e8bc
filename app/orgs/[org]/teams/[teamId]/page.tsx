import type { Metadata } from "next";
import { cache } from "react";
import type { SearchParams } from "#app/query.ts";
import { read } from "#app/read.ts";
import { NameSearch } from "#components/lists/name-search.tsx";
import { cursorOf, listParameters, neighbours } from "#components/lists/list-address.ts";
import { NobodyFound } from "#components/people/nobody-found.tsx";
import { TeamHeader } from "#components/teams/team-header.tsx";
import { TeamPeople } from "#components/teams/team-people.tsx";
import { TeamProjectRoles } from "#components/teams/team-project-roles.tsx";
import { TeamProjects } from "#components/teams/team-projects.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { readOrganization } from "../../organization.ts";

type TeamPageProps = { params: Promise<{ org: string; teamId: string }>; searchParams: SearchParams };

const readName = cache((slug: string, teamId: string) => read("team.list", slug, { teamId }));

/** Everybody sees the name (PRODUCT 3.10); whoever is led elsewhere is so by the page. */
export async function generateMetadata({ params }: TeamPageProps): Promise<Metadata> {
  const { org, teamId } = await params;
  return readName(org, teamId).then(
    ({ teams: [team] }) => ({ title: team?.name ?? "Team" }),
    () => ({}),
  );
}

/** One team and its people (PRODUCT 3.6). */
export default async function TeamPage({ params, searchParams }: TeamPageProps) {
  const { org, teamId } = await params;
  const parameters = listParameters(await searchParams);
  const search = parameters.get("search") ?? undefined;
  const [{ slug, ownerName, teamCount }, team] = await Promise.all([
    readOrganization(org),
    read("team.view", org, { teamId, search, cursor: cursorOf(parameters) }),
  ]);

  const [projects, roles] = await Promise.all([
    read("project.list", org, { teamId, limit: 20 }),
    team.may.manageProjectRoles.allowed ? read("projectRole.list", org, { teamId }) : null,
  ]);

  const places = neighbours(`/orgs/${slug}/teams/${team.id}`, parameters, team.nextCursor);

  return (
    <Page>
      <TeamHeader slug={slug} team={team} teamCount={teamCount} />
      {team.runByOwner && (
        <Callout title="Run by the owner">Nobody here is team admin, so {ownerName} is in charge until somebody becomes one.</Callout>
      )}
      {(search !== undefined || team.total > team.people.length) && <NameSearch list={`People in ${team.name}`} />}
      {team.people.length > 0 ? <TeamPeople slug={slug} team={team} /> : <NobodyFound />}
      {(places.previous ?? places.next) && <Pagination {...places} />}
      <TeamProjects slug={slug} team={team} list={projects} />
      {roles && <TeamProjectRoles slug={slug} teamId={team.id} list={roles} />}
    </Page>
  );
}
