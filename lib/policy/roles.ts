/** The organization roles of PRODUCT 2, highest rank first; `billing` stands beside them at member's rank. */
export const organizationRoles = ["owner", "admin", "maintainer", "member", "billing"] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

/** Every role that can be given: `owner` is transferred, never granted (PRODUCT 2.2). */
export const grantableRoles = ["admin", "maintainer", "member", "billing"] as const;
export type GrantableRole = (typeof grantableRoles)[number];

/** Whoever creates an organization owns it and runs its first team (PRODUCT 2.1, 3.5). */
export const founderRole: OrganizationRole = "owner";

/** What the former owner becomes (PRODUCT 5.10). */
export const formerOwnerRole: OrganizationRole = "admin";

/** What people are invited as unless somebody says otherwise (PRODUCT 6.2). */
export const plainOrganizationRole: GrantableRole = "member";

/** Roles whose holders can help others: everyone but plain members. */
export const leadingRoles = organizationRoles.filter((role) => role !== "member");

export function isGrantable(role: OrganizationRole): role is GrantableRole {
  return role !== "owner";
}

export const teamRoles = ["admin", "member"] as const;
export type TeamRole = (typeof teamRoles)[number];

export const founderTeamRole: TeamRole = "admin";

/** What someone becomes in the first team when the teams they were invited to are gone. */
export const plainTeamRole: TeamRole = "member";

export const projectRoles = ["editor", "read-only", "forbidden"] as const;
export type ProjectRole = (typeof projectRoles)[number];

/** What somebody can have as a role of their own in a project; `custom` names a role made by team admins (PRODUCT 3). */
export const projectGrantRoles = [...projectRoles, "custom"] as const;
export type ProjectGrantRole = (typeof projectGrantRoles)[number];

/** Whether it says nothing without the custom role's own name and permissions. */
export function isCustomRole(role: ProjectGrantRole | null): boolean {
  return role === "custom";
}
