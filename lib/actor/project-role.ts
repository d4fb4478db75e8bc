import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { projectGrants, projectRoles, projects } from "#db/regional/schema.ts";
import type { Member } from "./actor.ts";
import { decide } from "#lib/policy/decide.ts";
import { effectiveProjectRole, projectRolesWith, sourceOfProjectRole } from "#lib/policy/effective-roles.ts";
import { projectRoleNames } from "#lib/policy/role-names.ts";
import { isCustomRole } from "#lib/policy/roles.ts";
import type { ProjectTarget } from "#lib/policy/subject.ts";

/** Somebody's own role in a project, as a query that joins the two tables gives it. */
export const ownRoleColumns = {
  ownRole: projectGrants.role,
  projectRoleId: projectGrants.projectRoleId,
  customName: projectRoles.name,
  customPermissions: projectRoles.permissions,
};
type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
export type OwnRole = Nullable<
  Pick<typeof projectGrants.$inferSelect, "projectRoleId"> & {
    ownRole: (typeof projectGrants.$inferSelect)["role"];
    customName: string;
    customPermissions: (typeof projectRoles.$inferSelect)["permissions"];
  }
>;

/** For left joins: the role that `userId` has of their own in the project of the row, and what it is made of. */
export function ownRoleIs(accountId: string, userId: string): SQL | undefined {
  return and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projects.id), eq(projectGrants.userId, userId));
}

export function customRoleIs(accountId: string): SQL | undefined {
  return and(eq(projectRoles.accountId, accountId), eq(projectRoles.id, projectGrants.projectRoleId));
}

/** The facts of a project that the policy decides by. */
export function factsOf(teamId: string, { ownRole, customPermissions }: Pick<OwnRole, "ownRole" | "customPermissions">): ProjectTarget {
  return { teamId, projectRole: ownRole ?? undefined, customPermissions: customPermissions ?? undefined };
}

/** Somebody's effective role in a project, what it is called, and where it comes from (PRODUCT 3.2). */
export function effectiveRole(member: Pick<Member, "role" | "teamRoles">, teamId: string, own: OwnRole) {
  const facts = factsOf(teamId, own);
  const role = effectiveProjectRole(member, facts);
  const customName = isCustomRole(role) ? own.customName : null;
  return { role, customName, source: sourceOfProjectRole(member, facts) };
}

/** What a role of somebody's own is called, null for none. */
export function nameOfOwnRole({ ownRole, customName }: Pick<OwnRole, "ownRole" | "customName">): string | null {
  if (ownRole === null) return null;
  return customName ?? Object.entries(projectRoleNames).find(([role]) => role === ownRole)?.[1] ?? ownRole;
}

/**
 * Rows of `projects` that the actor may open, for a query that left-joins the two tables on the actor: as `decide`
 * answers `project.view`, which a test compares (PRODUCT 3.2). Undefined: all of them.
 */
export function openTo(actor: Member): SQL | undefined {
  if (decide(actor, "team.administerAll").allowed) return undefined;
  const teamIds = [...actor.teamRoles.keys()].filter((teamId) => decide(actor, "project.view", { teamId }).allowed);
  const permission = "project.view" as const;
  return sql`case
    when ${projectGrants.role} is null then ${inArray(projects.teamId, teamIds)}
    when ${projectRoles.permissions} is not null then ${permission}::text = any (${projectRoles.permissions})
    else ${inArray(projectGrants.role, [...projectRolesWith(permission)])} end`;
}
