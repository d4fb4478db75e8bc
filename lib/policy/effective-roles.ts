import { type ProjectPermission, projectPermissions } from "./permissions.ts";
import { type ProjectRole, projectRoles, type TeamRole } from "./roles.ts";
import type { Member, ProjectTarget } from "./subject.ts";

const readOnlyPermissions: readonly ProjectPermission[] = ["project.view", "projectKey.view", "projectUsage.view"];

/** One's role in a team; the owner counts as team admin everywhere (PRODUCT 3.2). Undefined: not in it. */
export function effectiveTeamRole(member: Pick<Member, "role" | "teamRoles">, teamId: string): TeamRole | undefined {
  return member.role === "owner" ? "admin" : member.teamRoles.get(teamId);
}

/** One's own project role if set, else what the team role gives, else forbidden (PRODUCT 3.2). No one locks out the owner. */
export function effectiveProjectRole(member: Pick<Member, "role" | "teamRoles">, project: ProjectTarget): ProjectRole | "custom" {
  if (member.role === "owner") return "editor";
  return project.projectRole ?? projectRoleGivenBy(effectiveTeamRole(member, project.teamId));
}

/** What one may do in a project; a custom role is a named subset of editor's permissions (PRODUCT 3). */
export function effectiveProjectPermissions(
  member: Pick<Member, "role" | "teamRoles">,
  project: ProjectTarget,
): readonly ProjectPermission[] {
  const role = effectiveProjectRole(member, project);
  return role === "custom" ? (project.customPermissions ?? []) : permissionsOfProjectRole(role);
}

export function permissionsOfProjectRole(role: ProjectRole): readonly ProjectPermission[] {
  if (role === "editor") return projectPermissions;
  return role === "read-only" ? readOnlyPermissions : [];
}

/** Where somebody's effective project role comes from: they own everything, have a role of their own there, or have the team's. */
export type ProjectRoleSource = "owner" | "project" | "teamAdmin" | "teamMember" | "nowhere";

export function sourceOfProjectRole(member: Pick<Member, "role" | "teamRoles">, project: ProjectTarget): ProjectRoleSource {
  if (member.role === "owner") return "owner";
  if (project.projectRole) return "project";
  const teamRole = effectiveTeamRole(member, project.teamId);
  if (!teamRole) return "nowhere";
  return teamRole === "admin" ? "teamAdmin" : "teamMember";
}

/** The roles that everybody knows and that hold this permission; custom ones name theirs. */
export function projectRolesWith(permission: ProjectPermission): readonly ProjectRole[] {
  return projectRoles.filter((role) => permissionsOfProjectRole(role).includes(permission));
}

export function projectRoleGivenBy(role: TeamRole | undefined): ProjectRole {
  if (role === "admin") return "editor";
  return role === "member" ? "read-only" : "forbidden";
}
