import { decide } from "./decide.ts";
import { describePermission } from "./descriptions.ts";
import { organizationPermissions, type Permission, projectPermissions, teamPermissions } from "./permissions.ts";
import { organizationRoleNames, projectRoleNames, teamRoleNames } from "./role-names.ts";
import { organizationRoles, projectRoles, teamRoles } from "./roles.ts";
import { rules } from "./rules.ts";

/** One table of the Roles page: `cells` follow `columns`; `exceptions` say when the answer is no in spite of a yes. */
export type RoleTable = { title: string; intro: string; columns: readonly string[]; groups: readonly RoleTableGroup[] };
export type RoleTableGroup = { title: string; rows: readonly RoleTableRow[] };
export type RoleTableRow = { permission: Permission; description: string; cells: readonly boolean[]; exceptions: readonly string[] };

/** The tables of PRODUCT 2 and 3, as `decide` answers them. */
export function roleTables(): RoleTable[] {
  return [organizationTable(), teamTable(), projectTable()];
}

const groupTitles: readonly [title: string, ...nouns: string[]][] = [
  ["Organization", "organization"],
  ["People", "member", "invitation"],
  ["Teams and projects", "team", "project", "projectRole"],
  ["Billing and API plans", "billing", "apiSubscription"],
  ["Keys", "memberKey", "serviceKey", "projectKey"],
  ["Restrictions", "ipAllowlist", "endpointRestriction"],
  ["Usage and audit", "usage", "projectUsage", "audit", "permission"],
];

function organizationTable(): RoleTable {
  return {
    title: "Organization roles",
    intro:
      "Every member has exactly one. Owner, admin, maintainer and member are ranked; billing managers stand beside them at member's rank.",
    columns: organizationRoles.map((role) => organizationRoleNames[role]),
    groups: grouped(organizationPermissions, (permission) =>
      organizationRoles.map((role) => decide({ kind: "member", userId: "", role, teamRoles: new Map() }, permission).allowed),
    ),
  };
}

function teamTable(): RoleTable {
  const teamId = "team";
  const someoneInIt = { teamId, userId: "someone", role: "member" } as const;
  return {
    title: "Team roles",
    intro:
      "What a team role adds, in that team. The owner counts as team admin everywhere; admins run the teams but do not see their projects.",
    columns: teamRoles.map((role) => teamRoleNames[role]),
    groups: grouped(teamPermissions, (permission) =>
      teamRoles.map(
        (role) =>
          decide({ kind: "member", userId: "", role: "member", teamRoles: new Map([[teamId, role]]) }, permission, someoneInIt).allowed,
      ),
    ),
  };
}

function projectTable(): RoleTable {
  return {
    title: "Project roles",
    intro:
      "One's own role in a project counts if it is set. Otherwise team admins are editors and team members read only; for everyone else the project does not exist. A custom role is a named subset of an editor's permissions, made by team admins.",
    columns: projectRoles.map((role) => projectRoleNames[role]),
    groups: grouped(projectPermissions, (permission) =>
      projectRoles.map(
        (projectRole) =>
          decide({ kind: "member", userId: "", role: "member", teamRoles: new Map() }, permission, { teamId: "team", projectRole }).allowed,
      ),
    ),
  };
}

function grouped<P extends Permission>(permissions: readonly P[], cellsOf: (permission: P) => readonly boolean[]): RoleTableGroup[] {
  return underHeadings(permissions).map(({ title, permissions: some }) => ({
    title,
    rows: some.map((permission) => ({
      permission,
      description: describePermission(permission),
      cells: cellsOf(permission),
      exceptions: (rules[permission].unless ?? []).map(({ reason }) => reason),
    })),
  }));
}

/** Permissions by what they are about, in the order of the Roles page: "People", "Keys", … */
export function underHeadings<P extends Permission>(permissions: readonly P[]): { title: string; permissions: P[] }[] {
  return groupTitles
    .map(([title, ...nouns]) => ({
      title,
      permissions: permissions.filter((permission) => nouns.includes(permission.slice(0, permission.indexOf(".")))),
    }))
    .filter(({ permissions: some }) => some.length > 0);
}
