import { and, asc, count, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, projects, teamMemberships } from "#db/regional/schema.ts";
import { founderTeamRole } from "#lib/policy/roles.ts";

/** How many names of team admins are shown. */
const namesShown = 3;

/**
 * How many projects keep a team from being deleted, and which team admins can move them; never which projects, as
 * whoever deletes teams may be outside (PRODUCT 3.5, 3.9). No team admin: the owner can.
 */
export async function projectsInTheWay(tx: RegionalTransaction, accountId: string, teamId: string) {
  const [row] = await tx
    .select({ projects: count() })
    .from(projects)
    .where(and(eq(projects.accountId, accountId), eq(projects.teamId, teamId)));
  const inTheWay = row?.projects ?? 0;
  return { count: inTheWay, teamAdmins: inTheWay === 0 ? [] : await teamAdminNames(tx, accountId, teamId) };
}

/** The first few team admins by name, for who may know whom to ask (PRODUCT 3.10). */
export async function teamAdminNames(tx: RegionalTransaction, accountId: string, teamId: string): Promise<string[]> {
  const admins = await tx
    .select({ name: memberships.name })
    .from(teamMemberships)
    .innerJoin(memberships, and(eq(memberships.accountId, teamMemberships.accountId), eq(memberships.userId, teamMemberships.userId)))
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId), eq(teamMemberships.role, founderTeamRole)))
    .orderBy(asc(memberships.sortName))
    .limit(namesShown);
  return admins.map(({ name }) => name);
}
