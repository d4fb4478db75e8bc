import type { OrganizationRole, ProjectRole, TeamRole } from "./roles.ts";

/** The roles as people read them. */
export const organizationRoleNames: Record<OrganizationRole, string> = {
  owner: "owner",
  admin: "admin",
  maintainer: "maintainer",
  member: "member",
  billing: "billing manager",
};

export const teamRoleNames: Record<TeamRole, string> = { admin: "team admin", member: "team member" };

export const projectRoleNames: Record<ProjectRole, string> = { editor: "editor", "read-only": "read-only", forbidden: "forbidden" };

/** The role that somebody typed as the program or as people call it, in any case. */
export function roleNamed<R extends OrganizationRole | TeamRole>(
  typed: string,
  roles: readonly R[],
  names: Record<R, string>,
): R | undefined {
  const wanted = typed.toLowerCase();
  return roles.find((role) => role === wanted || names[role] === wanted);
}
