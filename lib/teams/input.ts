import { z } from "zod";
import { cursor, id, oneLine, pageSize, searchTerm, typedLine } from "#lib/fields.ts";
import { csvCellMax, csvRowsMax } from "#lib/decode-csv.ts";
import { userIds } from "#lib/members/input.ts";
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

export const teamPlacesInput = z.strictObject({ teamId: id, userIds });
export type TeamPlaces = z.output<typeof teamPlacesInput>;

/** Several people, each once, and what each becomes in the team. */
export const teamGrantsInput = z.strictObject({
  teamId: id,
  people: z
    .array(z.strictObject({ userId: id, role: teamRole }, "must be a person and a role"), "must be a list of people")
    .min(1, "must name at least one person")
    .max(csvRowsMax, `must name at most ${csvRowsMax} people`)
    .refine((people) => new Set(people.map(({ userId }) => userId)).size === people.length, "must name each person once"),
});
export type TeamGrants = z.output<typeof teamGrantsInput>;

const cell = typedLine(csvCellMax);

/** A row as somebody typed it: judged row by row, never refused as a whole because one is wrong (PRODUCT 3.8). */
const typedPerson = z.strictObject(
  {
    email: cell,
    /** Empty is the default. */
    role: cell.default(""),
  },
  "must be an e-mail address and a team role",
);
export type TypedPerson = z.output<typeof typedPerson>;

export const teamRowsInput = z.strictObject({
  teamId: id,
  rows: z
    .array(typedPerson, "must be a list of rows")
    .min(1, "must have at least one row")
    .max(csvRowsMax, `must have at most ${csvRowsMax} rows`),
});
export type TeamRows = z.output<typeof teamRowsInput>;

/** The text of a file; over REST the file itself may be sent as `text/csv`. */
export const teamCsvInput = z.strictObject({ teamId: id, csv: z.string("must be the text of a CSV file") });
export type TeamCsv = z.output<typeof teamCsvInput>;
