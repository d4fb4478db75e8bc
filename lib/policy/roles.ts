/** The organization roles of PRODUCT 2, highest rank first; `billing` stands beside them at member's rank. */
export const organizationRoles = ["owner", "admin", "maintainer", "member", "billing"] as const;
export type OrganizationRole = (typeof organizationRoles)[number];

/** Every role that can be given: `owner` is transferred, never granted (PRODUCT 2.2). */
export const grantableRoles = ["admin", "maintainer", "member", "billing"] as const;
export type GrantableRole = (typeof grantableRoles)[number];

export const teamRoles = ["admin", "member"] as const;
export type TeamRole = (typeof teamRoles)[number];

export const projectRoles = ["editor", "read-only", "forbidden"] as const;
export type ProjectRole = (typeof projectRoles)[number];
