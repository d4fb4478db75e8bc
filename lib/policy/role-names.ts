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
