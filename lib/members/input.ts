import { z } from "zod";
import { cursor, emailAddress, id, name, pageSize, searchTerm } from "#lib/fields.ts";
import { organizationRoles } from "#lib/policy/roles.ts";

export const memberSorts = ["name", "joined", "role"] as const;

export const memberListInput = z.strictObject({
  search: searchTerm,
  role: z.enum(organizationRoles, "must be a role").optional(),
  sort: z.enum(memberSorts, "must be name, joined or role").default("name"),
  cursor,
  limit: pageSize,
});
export type MemberList = z.output<typeof memberListInput>;

/** `owner` parses and is then refused by the policy, so that the answer says why. */
export const changeRoleInput = z.strictObject({ userId: id, role: z.enum(organizationRoles, "must be a role") });
export type ChangeRole = z.output<typeof changeRoleInput>;

/** The person's address, typed to confirm. */
export const removeMemberInput = z.strictObject({ userId: id, confirmEmail: emailAddress });
export type RemoveMember = z.output<typeof removeMemberInput>;

/** The organization's name, typed to confirm. */
export const leaveOrganizationInput = z.strictObject({ confirmName: name });
export type LeaveOrganization = z.output<typeof leaveOrganizationInput>;

export const previewRemovalInput = z.strictObject({ userId: id });
export type PreviewRemoval = z.output<typeof previewRemovalInput>;

/** `aboutUserId`: on whom; `role`: which role would be given. */
export const explainMemberInput = z.strictObject({
  userId: id,
  teamId: id.optional(),
  aboutUserId: id.optional(),
  role: z.enum(organizationRoles, "must be a role").optional(),
});
export type ExplainMember = z.output<typeof explainMemberInput>;
