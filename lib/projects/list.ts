import { and, asc, count, eq, like, sql, type SQL } from "drizzle-orm";
import { projectGrants, projectRoles, projects, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { containing, readCursor, textCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { teamInField } from "./find.ts";
import type { ProjectList } from "./input.ts";
import { customRoleIs, effectiveRole, openTo, ownRoleColumns, ownRoleIs } from "#lib/actor/project-role.ts";

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
    .innerJoin(teams, and(eq(teams.accountId, projects.accountId), eq(teams.id, projects.teamId)))
    .leftJoin(projectGrants, ownRoleIs(accountId, actor.userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(and(wanted, after && sql`(${projects.sortName}, ${projects.id}) > (${after[0]}, ${after[1]}::uuid)`))
    .orderBy(asc(projects.sortName), asc(projects.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const allTeams = await teamsOf(context);
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
    /** Teams that hold a project which the reader may open. */
    teams: await teamsShown(context),
    /** Where the reader may create one. */
    createIn: allTeams.filter(({ id }) => decide(actor, "project.create", { teamId: id }).allowed),
    may: { create: withPeople(decide(actor, "project.create"), await findLeaders(tx, accountId)) },
  };
}

function matching(actor: Member, { search, teamId }: Pick<ProjectList, "search" | "teamId">): SQL | undefined {
  return and(
    eq(projects.accountId, actor.accountId),
    openTo(actor),
    teamId ? eq(projects.teamId, teamId) : undefined,
    search ? like(projects.sortName, containing(search.toLowerCase())) : undefined,
  );
}

async function countProjects({ tx, actor: { accountId, userId } }: Context<Member>, wanted: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(projects)
    .leftJoin(projectGrants, ownRoleIs(accountId, userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(wanted);
  return row?.total ?? 0;
}

function teamsOf({ tx, actor }: Context<Member>) {
  return tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.accountId, actor.accountId))
    .orderBy(asc(sql`lower(${teams.name})`));
}

function teamsShown({ tx, actor }: Context<Member>) {
  return tx
    .select({ id: teams.id, name: teams.name })
    .from(projects)
    .innerJoin(teams, and(eq(teams.accountId, projects.accountId), eq(teams.id, projects.teamId)))
    .leftJoin(projectGrants, ownRoleIs(actor.accountId, actor.userId))
    .leftJoin(projectRoles, customRoleIs(actor.accountId))
    .where(matching(actor, {}))
    .groupBy(teams.id, teams.name)
    .orderBy(asc(sql`lower(${teams.name})`));
}
