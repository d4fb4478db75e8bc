import { badRows, type JudgedRow, type JudgedRows, oneLine, rowsReducer, type RowsChange } from "#components/judged-rows/judged-rows.ts";
import { toInvitationCsv } from "#lib/invitation-csv.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

export type CheckedRow = OutputOf<"invitation.check">["rows"][number];
export type RowText = Omit<CheckedRow, "problem">;
export type RowProblem = NonNullable<CheckedRow["problem"]>;

export type BulkRow = JudgedRow<RowText, RowProblem>;
export type BulkRows = JudgedRows<BulkRow>;
export type BulkChange = RowsChange<RowText, RowProblem, CheckedRow>;
export const noRows: BulkRows = { rows: [], nextId: 1 };

/** A row that has only an address; the server fills in the rest. */
export function rowOf(email: string): RowText {
  return { email, name: "", role: "", teams: [], note: "" };
}

/** Text that people type stays as they type it; what they chose is as the server calls it, with its defaults. */
export const changeRows = rowsReducer<RowText, RowProblem, CheckedRow>((row, { role, teams, problem }) => ({
  ...row,
  role,
  teams,
  problem,
}));

/** What is sent of a row; a note has lines. */
export function textOf({ email, name, role, teams, note }: BulkRow): RowText {
  const lines = note.toWellFormed().replace(/[^\P{Cc}\r\n\t]|[\u2028\u2029]/gu, " ");
  return { email: oneLine(email), name: oneLine(name), role, teams, note: lines };
}

/** The rows that are to be fixed as a file, each with the reason. */
export function badRowsCsv(rows: readonly BulkRow[]): string {
  const bad = badRows(rows);
  return toInvitationCsv(
    bad,
    bad.map(({ problem }) => problem?.sentence ?? ""),
  );
}
