import type { Metadata } from "next";
import { cache } from "react";
import type { SearchParams } from "#app/query.ts";
import { read } from "#app/read.ts";
import { cursorOf, listParameters, neighbours } from "#components/lists/list-address.ts";
import { TeamHeader } from "#components/teams/team-header.tsx";
import { TeamPeople } from "#components/teams/team-people.tsx";
import { TeamProjectRoles } from "#components/teams/team-project-roles.tsx";
import { TeamProjects } from "#components/teams/team-projects.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { readOrganization } from "../../organization.ts";

type TeamPageProps = { params: Promise<{ org: string; teamId: string }>; searchParams: SearchParams };

const readTeams = cache((slug: string) => read("team.list", slug, {}));

/** Everybody sees the name (PRODUCT 3.10); whoever is led elsewhere is so by the page. */
export async function generateMetadata({ params }: TeamPageProps): Promise<Metadata> {
  const { org, teamId } = await params;
  return readTeams(org).then(
    ({ teams }) => ({ title: teams.find(({ id }) => id === teamId)?.name ?? "Team" }),
    () => ({}),
  );
}

/** One team and its people (PRODUCT 3.6). */
export default async function TeamPage({ params, searchParams }: TeamPageProps) {
  const { org, teamId } = await params;
  const parameters = listParameters(await searchParams);
  const [{ slug, ownerName }, team, { teams }] = await Promise.all([
    readOrganization(org),
    read("team.view", org, { teamId, cursor: cursorOf(parameters) }),
    readTeams(org),
  ]);

  const [projects, roles] = await Promise.all([
    read("project.list", org, { teamId, limit: 20 }),
    team.may.manageProjectRoles.allowed ? read("projectRole.list", org, { teamId }) : null,
  ]);

  const places = neighbours(`/orgs/${slug}/teams/${team.id}`, parameters, team.nextCursor);

  return (
    <Page>
      <TeamHeader slug={slug} team={team} otherTeams={teams.filter(({ id }) => id !== team.id)} />
      {team.runByOwner && (
        <Callout title="Run by the owner">Nobody here is team admin, so {ownerName} is in charge until somebody becomes one.</Callout>
      )}
      <TeamPeople slug={slug} team={team} owner={ownerName} />
      {(places.previous ?? places.next) && <Pagination {...places} />}
      <TeamProjects slug={slug} team={team} list={projects} />
      {roles && <TeamProjectRoles slug={slug} teamId={team.id} list={roles} />}
    </Page>
  );
}
