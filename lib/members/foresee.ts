import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships, projectGrants, projectRoles, projects, teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { customRoleIs, factsOf, openTo, type OwnRole, ownRoleIs } from "#lib/actor/project-role.ts";
import { type Change, type Consequences, consequencesOf } from "#lib/policy/consequences.ts";
import type { Ground, Standing } from "#lib/policy/places.ts";
import { founderTeamRole, type TeamRole } from "#lib/policy/roles.ts";

/** A change that is asked about before it is made. */
export type Planned = {
  /** Whom it concerns, as a condition on the column of their ids. */
  whose: (userId: AnyPgColumn) => SQL | undefined;
  /** What each of them becomes, null for a member no more; `teams` is in how many teams they are. */
  becomes: (standing: Standing, teams: number) => Standing | null;
  /** The teams it is about, where not all are: of many people few rows are left. */
  teamIds?: readonly string[];
  /** The one project it is about, likewise. */
  project?: { id: string; teamId: string };
  /** A team that is no more afterwards. */
  endingTeamId?: string;
};

/** One person, for `whose`. */
export function only(userId: string): Planned["whose"] {
  return (column) => eq(column, userId);
}

/** Several people, likewise. */
export function anyOf(people: readonly { userId: string }[]): Planned["whose"] {
  return (column) =>
    inArray(
      column,
      people.map(({ userId }) => userId),
    );
}

/**
 * What would follow from a change of people, or from several changes of different people at once: what the policy answers
 * before and after. In a constant number of queries, one more for each further change; people with the same facts are one
 * row. Names no project that the actor may not open (PRODUCT 3.9).
 */
export async function foresee({ tx, actor }: Context<Member>, ...together: readonly Planned[]): Promise<Consequences> {
  const { accountId } = actor;
  const changes: Change[] = [];
  for (const planned of together) {
    for (const { teams: teamsOfEach, before, ...alike } of await readAlike(tx, accountId, planned))
      changes.push({ ...alike, before, after: planned.becomes(before, teamsOfEach) });
  }
  const ending = together.flatMap(({ endingTeamId }) => endingTeamId ?? []);
  return consequencesOf(changes, {
    teams: await readTeams(tx, accountId, teamIdsIn(changes, ending)),
    teamsInAll: (await countTeams(tx, accountId)) - ending.length,
    projects: await readNames(tx, actor, [...new Set(changes.flatMap(({ before }) => [...before.projects.keys()]))]),
  });
}

/** People with the same role, places in teams, roles in projects and open invitations, by name. */
async function readAlike(tx: RegionalTransaction, accountId: string, planned: Planned) {
  const { whose, project } = planned;
  const [places, granted, sent] = [placesOf(tx, accountId, planned), ownRolesOf(tx, accountId, planned), sentBy(tx, accountId, planned)];
  const rows = await tx
    .select({
      role: memberships.role,
      teamRoles: places.teamRoles,
      teams: places.teams,
      projects: granted.projects,
      pending: sent.pending,
      people: count(),
      names: sql<string[]>`(array_agg(${memberships.name} order by ${memberships.sortName}))[1:5]`,
    })
    .from(memberships)
    .leftJoin(places, eq(places.userId, memberships.userId))
    .leftJoin(granted, eq(granted.userId, memberships.userId))
    .leftJoin(sent, eq(sent.userId, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), whose(memberships.userId)))
    .groupBy(memberships.role, places.teamRoles, places.teams, granted.projects, sent.pending)
    .orderBy(asc(sql`min(${memberships.sortName})`));
  return rows.map(({ role, teamRoles, teams: inTeams, projects: roles, pending, people, names }) => ({
    people,
    names,
    pending: pending ?? {},
    teams: inTeams ?? 0,
    before: {
      role,
      teamRoles: new Map(Object.entries(teamRoles ?? {})),
      projects: new Map([
        ...(project ? [[project.id, { teamId: project.teamId }] as const] : []),
        ...Object.entries(roles ?? {}).map(([id, { teamId, ...own }]) => [id, factsOf(teamId, own)] as const),
      ]),
    },
  }));
}

function placesOf(tx: RegionalTransaction, accountId: string, { whose, teamIds }: Planned) {
  const asked = teamIds ? inArray(teamMemberships.teamId, [...teamIds]) : sql`true`;
  return tx
    .select({
      userId: teamMemberships.userId,
      teamRoles: sql<Record<
        string,
        TeamRole
      > | null>`jsonb_object_agg(${teamMemberships.teamId}, ${teamMemberships.role}) filter (where ${asked})`.as("team_roles"),
      teams: count().as("teams"),
    })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), whose(teamMemberships.userId)))
    .groupBy(teamMemberships.userId)
    .as("places");
}

function ownRolesOf(tx: RegionalTransaction, accountId: string, { whose, teamIds, project }: Planned) {
  const grant = sql`jsonb_build_object('teamId', ${projectGrants.teamId}, 'ownRole', ${projectGrants.role}, 'customPermissions', ${projectRoles.permissions})`;
  return tx
    .select({
      userId: projectGrants.userId,
      projects: sql<Record<string, Granted>>`jsonb_object_agg(${projectGrants.projectId}, ${grant})`.as("projects"),
    })
    .from(projectGrants)
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(
      and(
        eq(projectGrants.accountId, accountId),
        whose(projectGrants.userId),
        teamIds && inArray(projectGrants.teamId, [...teamIds]),
        project && eq(projectGrants.projectId, project.id),
      ),
    )
    .groupBy(projectGrants.userId)
    .as("granted");
}

type Granted = { teamId: string } & Pick<OwnRole, "ownRole" | "customPermissions">;

function sentBy(tx: RegionalTransaction, accountId: string, { whose }: Planned) {
  const byRole = tx
    .select({ userId: invitations.inviterUserId, role: invitations.role, open: count().as("open") })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"), whose(invitations.inviterUserId)))
    .groupBy(invitations.inviterUserId, invitations.role)
    .as("by_role");
  return tx
    .select({ userId: byRole.userId, pending: sql<Change["pending"]>`jsonb_object_agg(${byRole.role}, ${byRole.open})`.as("pending") })
    .from(byRole)
    .groupBy(byRole.userId)
    .as("sent");
}

function teamIdsIn(changes: readonly Change[], ending: readonly string[]): string[] {
  const ids = changes.flatMap(({ before, after }) => [...before.teamRoles.keys(), ...(after?.teamRoles.keys() ?? [])]);
  return [...new Set(ids)].filter((id) => !ending.includes(id));
}

async function readTeams(tx: RegionalTransaction, accountId: string, ids: readonly string[]): Promise<Ground["teams"]> {
  const rows = await tx
    .select({
      id: teams.id,
      name: teams.name,
      // Named in full by hand: Drizzle leaves the table's name out where only one is selected from.
      admins: sql<number>`(select count(*) from team_memberships place
        where place.account_id = teams.account_id and place.team_id = teams.id and place.role = ${founderTeamRole})::int`,
      projects: sql<number>`(select count(*) from projects project where project.account_id = teams.account_id and project.team_id = teams.id)::int`,
    })
    .from(teams)
    .where(and(eq(teams.accountId, accountId), inArray(teams.id, [...ids])))
    .orderBy(asc(sql`lower(${teams.name})`));
  return new Map(rows.map(({ id, ...team }) => [id, team]));
}

async function countTeams(tx: RegionalTransaction, accountId: string): Promise<number> {
  const [row] = await tx.select({ teams: count() }).from(teams).where(eq(teams.accountId, accountId));
  return row?.teams ?? 0;
}

async function readNames(tx: RegionalTransaction, actor: Member, ids: readonly string[]): Promise<Ground["projects"]> {
  const { accountId, userId } = actor;
  const rows = await tx
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .leftJoin(projectGrants, ownRoleIs(accountId, userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(and(eq(projects.accountId, accountId), inArray(projects.id, [...ids]), openTo(actor)))
    .orderBy(asc(projects.sortName), asc(projects.id));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
