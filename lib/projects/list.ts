import { and, asc, count, desc, eq, like, or, sql, type SQL } from "drizzle-orm";
import { projectGrants, projectRoles, projects, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { containing, readCursor, textCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { administeredBy } from "#lib/teams/list.ts";
import { teamInField } from "./find.ts";
import type { ProjectList } from "./input.ts";
import { customRoleIs, effectiveRole, openTo, ownRoleColumns, ownRoleIs } from "#lib/actor/project-role.ts";

/** How many teams one can filter by. */
const teamsShownMax = 99;

/** The projects that the reader may open, by name; of others there is no trace, in no count and no filter (PRODUCT 3.1, 3.9). */
export async function listProjects(context: Context<Member>, input: ProjectList) {
  const { tx, actor } = context;
  const { accountId } = actor;
  if (input.teamId) await teamInField(tx, accountId, "teamId", input.teamId);
  const after = readCursor(input.cursor, textCursor);
  const wanted = matching(actor, input);
  const rows = await tx
    .select({
      id: projects.id,
      name: projects.name,
      description: projects.description,
      allowedApis: projects.allowedApis,
      teamId: projects.teamId,
      teamName: teams.name,
      sortName: projects.sortName,
      ...ownRoleColumns,
    })
    .from(projects)
    .innerJoin(teams, teamOfProject)
    .leftJoin(projectGrants, ownRoleIs(accountId, actor.userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(and(wanted, after && sql`(${projects.sortName}, ${projects.id}) > (${after[0]}, ${after[1]}::uuid)`))
    .orderBy(asc(projects.sortName), asc(projects.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const shownTeams = await teamsShown(context, input.teamId);
  return {
    projects: shown.map(({ id, name, description, allowedApis, teamId, teamName, sortName: _, ...own }) => ({
      id,
      name,
      description,
      allowedApis,
      team: { id: teamId, name: teamName },
      mine: effectiveRole(actor, teamId, own),
    })),
    total: await countProjects(context, wanted),
    nextCursor: last ? writeCursor([last.sortName, last.id]) : null,
    /** Teams that hold a project which the reader may open, the one asked for first; of more than that, the first by name. */
    teams: shownTeams.slice(0, teamsShownMax),
    moreTeams: shownTeams.length > teamsShownMax,
    /** The first by name in which the reader may create one. */
    createIn: await firstAdministered(context),
    may: { create: withPeople(decide(actor, "project.create"), await findLeaders(tx, actor)) },
  };
}

const teamOfProject = and(eq(teams.accountId, projects.accountId), eq(teams.id, projects.teamId));

/** What is searched for is in the project's name or in its team's. */
function matching(actor: Member, { search: typed, teamId }: Pick<ProjectList, "search" | "teamId">): SQL | undefined {
  const search = typed?.toLowerCase();
  return and(
    eq(projects.accountId, actor.accountId),
    openTo(actor),
    teamId ? eq(projects.teamId, teamId) : undefined,
    search ? or(like(projects.sortName, containing(search)), like(sql`lower(${teams.name})`, containing(search))) : undefined,
  );
}

async function countProjects({ tx, actor: { accountId, userId } }: Context<Member>, wanted: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(projects)
    .innerJoin(teams, teamOfProject)
    .leftJoin(projectGrants, ownRoleIs(accountId, userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(wanted);
  return row?.total ?? 0;
}

async function firstAdministered({ tx, actor }: Context<Member>) {
  const [team] = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.accountId, actor.accountId), administeredBy(actor)))
    .orderBy(asc(sql`lower(${teams.name})`))
    .limit(1);
  return team ?? null;
}

function teamsShown({ tx, actor }: Context<Member>, chosen: string | undefined) {
  return tx
    .select({ id: teams.id, name: teams.name })
    .from(projects)
    .innerJoin(teams, teamOfProject)
    .leftJoin(projectGrants, ownRoleIs(actor.accountId, actor.userId))
    .leftJoin(projectRoles, customRoleIs(actor.accountId))
    .where(matching(actor, {}))
    .groupBy(teams.id, teams.name)
    .orderBy(...(chosen ? [desc(eq(teams.id, chosen))] : []), asc(sql`lower(${teams.name})`))
    .limit(teamsShownMax + 1);
}
