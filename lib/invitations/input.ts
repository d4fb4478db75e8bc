import { z } from "zod";
import { cursor, emailAddress, id, manyLines, name, pageSize } from "#lib/fields.ts";
import { organizationRoles, teamRoles } from "#lib/policy/roles.ts";

/** Addresses one call may invite; a thousand at once go through the bulk table. */
export const addressesMax = 50;
export const noteMaxLength = 500;

const teamGrants = z
  .array(
    z.strictObject({ teamId: id, role: z.enum(teamRoles, "must be admin or member") }, "must be a team and a role"),
    "must be a list of teams",
  )
  .min(1, "must name at least one team")
  .max(100, "must name at most 100 teams")
  .refine((grants) => new Set(grants.map(({ teamId }) => teamId)).size === grants.length, "must name each team once");

export const createInvitationsInput = z.strictObject({
  emails: z
    .array(emailAddress, "must be a list of e-mail addresses")
    .min(1, "must have at least one address")
    .max(addressesMax, `must have at most ${addressesMax} addresses`),
  name: name.nullish(),
  role: z.enum(organizationRoles, "must be a role").default("member"),
  teams: teamGrants,
  note: manyLines(noteMaxLength).nullish(),
});
export type CreateInvitations = z.output<typeof createInvitationsInput>;

export const invitationListInput = z.strictObject({ cursor, limit: pageSize });
export type InvitationList = z.output<typeof invitationListInput>;

export const invitationInput = z.strictObject({ invitationId: id });
export type InvitationInput = z.output<typeof invitationInput>;

/** The form of the token is checked by the door before any database is asked. */
export const tokenInput = z.strictObject({ token: z.string("must be text") });
