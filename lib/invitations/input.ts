import { z } from "zod";
import { batchOutcomes, invitationStates } from "#db/regional/schema.ts";
import { csvCellMax, csvRowsMax } from "#lib/decode-csv.ts";
import { cursor, emailAddress, id, manyLines, name, pageSize, region, searchTerm, typedLine, typedLines } from "#lib/fields.ts";
import { organizationRoles, teamRoles } from "#lib/policy/roles.ts";

/** Addresses one call may invite; a thousand at once go through the bulk table. */
export const addressesMax = 50;
export const noteMaxLength = 500;

/** Teams one invitation may lead to. */
export const teamsMax = 100;

const teamGrants = z
  .array(
    z.strictObject({ teamId: id, role: z.enum(teamRoles, "must be admin or member") }, "must be a team and a role"),
    "must be a list of teams",
  )
  .min(1, "must name at least one team")
  .max(teamsMax, `must name at most ${teamsMax} teams`)
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

/** A search is for the beginning of the address. */
export const invitationListInput = z.strictObject({
  state: z.enum(invitationStates, "must be a state").optional(),
  search: searchTerm,
  cursor,
  limit: pageSize,
});
export type InvitationList = z.output<typeof invitationListInput>;

export const invitationInput = z.strictObject({ invitationId: id });
export type InvitationInput = z.output<typeof invitationInput>;

/** The form of the token is checked by the door before any database is asked. */
export const tokenInput = z.strictObject({ token: z.string("must be text") });

/** An invitation in the list of what waits for oneself. */
export const ownInvitationInput = z.strictObject({ region, invitationId: id });

const cell = typedLine(csvCellMax);

/** A row as somebody typed it: judged row by row, never refused as a whole because one is wrong (PRODUCT 6.3). */
const typedRow = z.strictObject(
  {
    email: cell,
    name: cell.default(""),
    /** Empty is the default, as for `teams` (PRODUCT 6.2). */
    role: cell.default(""),
    teams: z
      .array(z.strictObject({ team: cell, role: cell.default("") }, "must be a team's name and a role"), "must be a list of teams")
      .max(teamsMax, `must name at most ${teamsMax} teams`)
      .default([]),
    note: typedLines(csvCellMax).default(""),
  },
  "must be an e-mail address and what goes with it",
);
export type TypedRow = z.output<typeof typedRow>;

const rows = z
  .array(typedRow, "must be a list of rows")
  .min(1, "must have at least one row")
  .max(csvRowsMax, `must have at most ${csvRowsMax} rows`);

export const invitationRowsInput = z.strictObject({ rows });
export type InvitationRows = z.output<typeof invitationRowsInput>;

/** The text of a file; over REST the file itself may be sent as `text/csv`. */
export const invitationCsvInput = z.strictObject({ csv: z.string("must be the text of a CSV file") });
export type InvitationCsv = z.output<typeof invitationCsvInput>;

export const batchInput = z.strictObject({ batchId: id });
export type BatchInput = z.output<typeof batchInput>;

/** `after` is the position of the last row that was shown. */
export const batchViewInput = z.strictObject({
  batchId: id,
  outcome: z.enum(batchOutcomes, "must be an outcome").optional(),
  after: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(csvRowsMax, `must be at most ${csvRowsMax}`)
    .optional(),
  limit: pageSize,
});
export type BatchView = z.output<typeof batchViewInput>;
