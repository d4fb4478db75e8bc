import { z } from "zod";
import { cursor, id, oneLine, pageSize, searchTerm } from "#lib/fields.ts";
import { teamRoles } from "#lib/policy/roles.ts";

const teamName = oneLine(60);
const teamRole = z.enum(teamRoles, "must be admin or member");

export const teamInput = z.strictObject({ teamId: id });

/** `administered`: those whose projects the reader creates and moves. */
export const teamListInput = z.strictObject({
  search: searchTerm,
  teamId: id.optional(),
  which: z.enum(["all", "administered"], "must be all or administered").default("all"),
  cursor,
  limit: pageSize,
});
export type TeamList = z.output<typeof teamListInput>;

export const viewTeamInput = z.strictObject({ teamId: id, search: searchTerm, cursor, limit: pageSize });
export type ViewTeam = z.output<typeof viewTeamInput>;

export const createTeamInput = z.strictObject({ name: teamName });
export type CreateTeam = z.output<typeof createTeamInput>;

export const renameTeamInput = z.strictObject({ teamId: id, name: teamName });
export type RenameTeam = z.output<typeof renameTeamInput>;

/** `moveTo`: where people go who would be left without a team (PRODUCT 3.5); not needed when nobody would. */
export const deleteTeamInput = z.strictObject({ teamId: id, moveTo: id.nullish() });
export type DeleteTeam = z.output<typeof deleteTeamInput>;

export const teamPlaceInput = z.strictObject({ teamId: id, userId: id });
export type TeamPlace = z.output<typeof teamPlaceInput>;

export const teamGrantInput = z.strictObject({ teamId: id, userId: id, role: teamRole });
export type TeamGrant = z.output<typeof teamGrantInput>;
