import { and, asc, count, eq, ne } from "drizzle-orm";
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

/** The first few team admins by name, for who may know whom to ask (PRODUCT 3.10); `refused` is not sent to themselves. */
export async function teamAdminNames(tx: RegionalTransaction, accountId: string, teamId: string, refused?: string): Promise<string[]> {
  const admins = await tx
    .select({ name: memberships.name })
    .from(teamMemberships)
    .innerJoin(memberships, and(eq(memberships.accountId, teamMemberships.accountId), eq(memberships.userId, teamMemberships.userId)))
    .where(
      and(
        eq(teamMemberships.accountId, accountId),
        eq(teamMemberships.teamId, teamId),
        eq(teamMemberships.role, founderTeamRole),
        refused === undefined ? undefined : ne(teamMemberships.userId, refused),
      ),
    )
    .orderBy(asc(memberships.sortName))
    .limit(namesShown);
  return admins.map(({ name }) => name);
}
