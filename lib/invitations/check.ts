import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { invitationColumns, reasonColumn, toInvitationCsv } from "#lib/invitation-csv.ts";
import { printable } from "#lib/fields.ts";
import { csvCellMax, csvRowsMax, wrongCsv } from "#lib/decode-csv.ts";
import { readCsv } from "#lib/read-csv.ts";
import { readTeamRoles } from "#lib/team-roles.ts";
import { type InvitationCsv, type InvitationRows, teamsMax } from "./input.ts";
import { judgeRows } from "./judge.ts";
import { defaultRole, defaultTeamRole } from "./options.ts";
import { findSeats } from "./seats.ts";

/** What would become of each row if it were sent now, in the order of the rows; nothing is written. */
export async function checkInvitations({ tx, actor }: Context<Member>, { rows }: InvitationRows) {
  const judged = await judgeRows(tx, actor, rows);
  const seats = await findSeats(tx, actor.accountId);
  return { rows: judged.map(({ row, problem }) => ({ ...row, problem })), seats };
}

/** The same for the rows of a CSV (PRODUCT 6.1). Throws AppError "invalid" when the file as a whole cannot be read. */
export async function checkInvitationCsv(context: Context<Member>, { csv }: InvitationCsv) {
  return checkInvitations(context, { rows: rowsOf(csv) });
}

/** A file to begin with: the header, and a row as an example. */
export async function invitationCsvTemplate(): Promise<{ filename: string; csv: string }> {
  const teams = [{ team: "My Team", role: defaultTeamRole }];
  const example = {
    email: "ada@example.com",
    name: "Ada Lovelace",
    role: defaultRole,
    teams,
    note: "This row is an example: write over it.",
  };
  return { filename: "invitations.csv", csv: toInvitationCsv([example]) };
}

function rowsOf(csv: string): InvitationRows["rows"] {
  const columns = [...invitationColumns, reasonColumn];
  return readCsv(csv, { columns, required: "email", rowsMax: csvRowsMax, cellMax: csvCellMax }).map(({ line, cells }) => {
    const text = (column: (typeof invitationColumns)[number]) => printable(cells[column] ?? "", column === "note");
    const teams = readTeamRoles(text("team_roles"));
    if (teams.length > teamsMax) throw wrongCsv(`line ${line} names more than ${teamsMax} teams`);
    return {
      email: text("email"),
      name: text("name"),
      role: text("organization_role"),
      teams,
      note: text("note"),
    };
  });
}
