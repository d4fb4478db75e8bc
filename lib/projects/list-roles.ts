import { and, asc, count, countDistinct, eq, sql } from "drizzle-orm";
import { memberships, projectGrants, projectRoles, teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { difference, mergedPeople } from "#lib/policy/consequences.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { effectiveProjectPermissions } from "#lib/policy/effective-roles.ts";
import { projectPermissions } from "#lib/policy/permissions.ts";
import { findTeam } from "#lib/teams/find.ts";
import { customRolesOf } from "./custom-roles.ts";
import type { TeamRolesInput } from "./input.ts";

/** A team's custom roles, how many have each, and what would change for them if it were deleted (PRODUCT 3.4). */
export async function listProjectRoles({ tx, actor }: Context<Member>, { teamId }: TeamRolesInput) {
  const { accountId } = actor;
  await findTeam(tx, accountId, teamId);
  authorize(actor, "projectRole.manage", { teamId });
  const roles = await customRolesOf(tx, accountId, teamId);
  const holders = await tx
    .select({
      projectRoleId: projectRoles.id,
      role: memberships.role,
      teamRole: teamMemberships.role,
      people: countDistinct(memberships.userId),
      places: count(),
      names: sql<string[]>`(array_agg(distinct ${memberships.name}))[1:5]`,
    })
    .from(projectRoles)
    .innerJoin(projectGrants, and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectRoleId, projectRoles.id)))
    .innerJoin(memberships, and(eq(memberships.accountId, accountId), eq(memberships.userId, projectGrants.userId)))
    .leftJoin(
      teamMemberships,
      and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId), eq(teamMemberships.userId, memberships.userId)),
    )
    .where(and(eq(projectRoles.accountId, accountId), eq(projectRoles.teamId, teamId)))
    .groupBy(projectRoles.id, memberships.role, teamMemberships.role)
    .orderBy(asc(projectRoles.id));
  return {
    roles: roles.map(({ id, name, permissions }) => {
      const having = holders.filter(({ projectRoleId }) => projectRoleId === id);
      return {
        id,
        name,
        permissions,
        people: having.reduce((sum, { people }) => sum + people, 0),
        /** How often it is given: one person may have it in several projects. */
        places: having.reduce((sum, { places }) => sum + places, 0),
        deletion: mergedPeople(
          having
            .map(({ role, teamRole, people, names }) => {
              const member = { role, teamRoles: new Map(teamRole ? [[teamId, teamRole]] : []) };
              const own = effectiveProjectPermissions(member, { teamId, projectRole: "custom", customPermissions: permissions });
              return { people, names, ...difference(own, effectiveProjectPermissions(member, { teamId })) };
            })
            .filter(({ gains, loses }) => gains.length + loses.length > 0),
        ),
      };
    }),
    /** What a role can be made of. */
    permissions: projectPermissions.map((permission) => ({ permission, description: describePermission(permission) })),
  };
}
