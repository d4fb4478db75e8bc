import { type OrganizationRole, organizationRoles } from "./roles.ts";

const ranks: Record<OrganizationRole, number> = { owner: 3, admin: 2, maintainer: 1, member: 0, billing: 0 };

/** Strictly above; `billing` stands at member's rank (PRODUCT 2). */
export function outranks(role: OrganizationRole, other: OrganizationRole): boolean {
  return ranks[role] > ranks[other];
}

/** The roles of the ladder from the owner down to `lowest`; `billing` stands beside it and is named where it counts. */
export function rolesDownTo(lowest: Exclude<OrganizationRole, "billing">): readonly OrganizationRole[] {
  return organizationRoles.filter((role) => role !== "billing" && ranks[role] >= ranks[lowest]);
}
