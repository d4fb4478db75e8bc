import { and, asc, count, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, projectGrants, projectRoles, teamMemberships } from "#db/regional/schema.ts";
import { effectiveProjectPermissions } from "#lib/policy/effective-roles.ts";
import type { ProjectPermission } from "#lib/policy/permissions.ts";
import type { TeamRole } from "#lib/policy/roles.ts";
import { isCustomRole } from "#lib/policy/roles.ts";
import { describeAll } from "./custom-roles.ts";
import { customRoleIs, factsOf, ownRoleColumns } from "#lib/actor/project-role.ts";

/** People whom a change treats alike: what they gain and lose, as the ends of "You can …"; the first names of them. */
export type Effect = { people: number; names: string[]; gains: string[]; loses: string[] };

/** How many names a group shows. */
const namesShown = 5;

type Move = { projectId: string; teamId: string; toTeamId: string };

/**
 * Who gains and loses what when a project moves (PRODUCT 3.4), in one query however many they are: people with the same
 * roles before and after are one row.
 */
export async function effectsOfMove(tx: RegionalTransaction, accountId: string, { projectId, teamId, toTeamId }: Move): Promise<Effect[]> {
  const here = alias(teamMemberships, "here");
  const there = alias(teamMemberships, "there");
  const rows = await tx
    .select({
      role: memberships.role,
      here: here.role,
      there: there.role,
      ...ownRoleColumns,
      people: count(),
      names: sql<string[]>`(array_agg(${memberships.name} order by ${memberships.sortName}))[1:${sql.raw(String(namesShown))}]`,
    })
    .from(memberships)
    .leftJoin(here, and(eq(here.accountId, accountId), eq(here.teamId, teamId), eq(here.userId, memberships.userId)))
    .leftJoin(there, and(eq(there.accountId, accountId), eq(there.teamId, toTeamId), eq(there.userId, memberships.userId)))
    .leftJoin(
      projectGrants,
      and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId), eq(projectGrants.userId, memberships.userId)),
    )
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(
      and(
        eq(memberships.accountId, accountId),
        or(
          inArray(memberships.userId, peopleOfTeams(tx, accountId, [teamId, toTeamId])),
          inArray(memberships.userId, peopleWithOwnRole(tx, accountId, projectId)),
        ),
      ),
    )
    .groupBy(memberships.role, here.role, there.role, ...Object.values(ownRoleColumns))
    .orderBy(asc(sql`min(${memberships.sortName})`));
  return merged(
    rows.map(({ role, here: from, there: to, people, names, ...own }) => {
      const member = { role, teamRoles: teamRoles([teamId, from], [toTeamId, to]) };
      const before = effectiveProjectPermissions(member, factsOf(teamId, own));
      // A custom role is its team's: it stays behind.
      const after = effectiveProjectPermissions(
        member,
        factsOf(toTeamId, isCustomRole(own.ownRole) ? { ...own, ownRole: null, customPermissions: null } : own),
      );
      return { people, names, ...difference(before, after) };
    }),
  );
}

/** What is in one list of permissions and not in the other, in words. */
export function difference(before: readonly ProjectPermission[], after: readonly ProjectPermission[]): Pick<Effect, "gains" | "loses"> {
  return {
    gains: describeAll(after.filter((permission) => !before.includes(permission))),
    loses: describeAll(before.filter((permission) => !after.includes(permission))),
  };
}

/** Groups that gain and lose the same are one; those that do neither are none. */
export function merged(effects: readonly Effect[]): Effect[] {
  const groups = new Map<string, Effect>();
  for (const effect of effects) {
    if (effect.gains.length + effect.loses.length === 0) continue;
    const key = JSON.stringify([effect.gains, effect.loses]);
    const known = groups.get(key);
    groups.set(key, {
      ...effect,
      people: effect.people + (known?.people ?? 0),
      names: [...(known?.names ?? []), ...effect.names].slice(0, namesShown),
    });
  }
  return [...groups.values()];
}

function teamRoles(...places: [string, TeamRole | null][]): ReadonlyMap<string, TeamRole> {
  return new Map(places.flatMap(([teamId, role]) => (role ? [[teamId, role] as const] : [])));
}

function peopleOfTeams(tx: RegionalTransaction, accountId: string, teamIds: string[]) {
  return tx
    .select({ userId: teamMemberships.userId })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), inArray(teamMemberships.teamId, teamIds)));
}

function peopleWithOwnRole(tx: RegionalTransaction, accountId: string, projectId: string) {
  return tx
    .select({ userId: projectGrants.userId })
    .from(projectGrants)
    .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId)));
}
