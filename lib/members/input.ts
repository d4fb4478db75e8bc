import { z } from "zod";
import { cursor, emailAddress, id, name, oneLine, pageSize, searchTerm } from "#lib/fields.ts";
import { organizationRoles } from "#lib/policy/roles.ts";
import { peopleMax } from "./one-by-one.ts";

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

/** Several people, each once. */
export const userIds = z
  .array(id, "must be a list of people")
  .min(1, "must name at least one person")
  .max(peopleMax, `must name at most ${peopleMax} people`)
  .refine((ids) => new Set(ids).size === ids.length, "must name each person once");

export const changeRolesInput = z.strictObject({ userIds, role: z.enum(organizationRoles, "must be a role") });
export type ChangeRoles = z.output<typeof changeRolesInput>;

/** How many it is about, in words, typed to confirm: "remove 12 members". */
export const removeMembersInput = z.strictObject({ userIds, confirm: oneLine(100) });
export type RemoveMembers = z.output<typeof removeMembersInput>;

export const previewRemovalsInput = z.strictObject({ userIds });
export type PreviewRemovals = z.output<typeof previewRemovalsInput>;

/** The person's address, typed to confirm. */
export const removeMemberInput = z.strictObject({ userId: id, confirmEmail: emailAddress });
export type RemoveMember = z.output<typeof removeMemberInput>;

/** The organization's name, typed to confirm. */
export const leaveOrganizationInput = z.strictObject({ confirmName: name });
export type LeaveOrganization = z.output<typeof leaveOrganizationInput>;

export const previewRemovalInput = z.strictObject({ userId: id });
export type PreviewRemoval = z.output<typeof previewRemovalInput>;

/** `toTeamId`: where something would go from the team; `aboutUserId`: on whom; `role`: which role would be given. */
export const explainMemberInput = z.strictObject({
  userId: id,
  teamId: id.optional(),
  toTeamId: id.optional(),
  aboutUserId: id.optional(),
  role: z.enum(organizationRoles, "must be a role").optional(),
});
export type ExplainMember = z.output<typeof explainMemberInput>;
