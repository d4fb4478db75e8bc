import { toInvitationCsv } from "#lib/invitation-csv.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

export type JudgedRow = OutputOf<"invitation.check">["rows"][number];
export type RowText = Omit<JudgedRow, "problem">;
export type RowProblem = NonNullable<JudgedRow["problem"]>;

/** One row of the table. `problem` is what the server said of it as it is now: null is good, undefined not asked yet. */
export type BulkRow = RowText & { id: number; problem?: RowProblem | null | undefined };

/** `nextId` is that of the next row to come; an id is never used again. */
export type BulkRows = { rows: readonly BulkRow[]; nextId: number };
export const noRows: BulkRows = { rows: [], nextId: 1 };

export type RowsChange =
  | { type: "add"; rows: readonly (RowText & { problem?: JudgedRow["problem"] })[] }
  | { type: "edit"; ids: ReadonlySet<number>; change: Partial<RowText> }
  | { type: "remove"; ids: ReadonlySet<number> }
  | { type: "judge"; asked: readonly BulkRow[]; judged: readonly JudgedRow[] };

/** A row that has only an address; the server fills in the rest. */
export function rowOf(email: string): RowText {
  return { email, name: "", role: "", teams: [], note: "" };
}

/** The table after a change. Of rows with one address only the first is good, so what touches one has all of them judged again. */
export function changeRows({ rows, nextId }: BulkRows, change: RowsChange): BulkRows {
  switch (change.type) {
    case "add": {
      const added = change.rows.map((row, index) => ({ ...row, id: nextId + index }));
      const all = rows.length === 0 ? added : [...rows, ...unjudgedLike(added, rows)];
      return { rows: all, nextId: nextId + added.length };
    }
    case "edit": {
      const edited = rows.map((row) => (change.ids.has(row.id) ? withText(row, change.change) : row));
      const touched = [...rows, ...edited].filter(({ id }) => change.ids.has(id));
      return { rows: unjudgedLike(edited, touched), nextId };
    }
    case "remove": {
      const removed = rows.filter(({ id }) => change.ids.has(id));
      return {
        rows: unjudgedLike(
          rows.filter(({ id }) => !change.ids.has(id)),
          removed,
        ),
        nextId,
      };
    }
    case "judge": {
      const answers = new Map(change.asked.map((row, index) => [row, change.judged[index]]));
      return { rows: rows.map((row) => answered(row, answers.get(row))), nextId };
    }
  }
}

/** Text that people type stays as they type it; what they chose is as the server calls it, with its defaults. */
function answered(row: BulkRow, answer: JudgedRow | undefined): BulkRow {
  return answer ? { ...row, role: answer.role, teams: answer.teams, problem: answer.problem } : row;
}

function withText(row: BulkRow, change: Partial<RowText>): BulkRow {
  return { ...row, ...change, problem: undefined };
}

function unjudgedLike(rows: readonly BulkRow[], like: readonly RowText[]): BulkRow[] {
  const addresses = new Set(like.map(addressOf));
  return rows.map((row) => (addresses.has(addressOf(row)) && row.problem !== undefined ? withText(row, {}) : row));
}

function addressOf({ email }: Pick<RowText, "email">): string {
  return email.trim().toLowerCase();
}

export function waitingRows(rows: readonly BulkRow[]): BulkRow[] {
  return rows.filter(({ problem }) => problem === undefined);
}
export function goodRows(rows: readonly BulkRow[]): BulkRow[] {
  return rows.filter(({ problem }) => problem === null);
}
export function badRows(rows: readonly BulkRow[]): BulkRow[] {
  return rows.filter(({ problem }) => problem);
}

/** What is sent of a row. A line break or a control character that was pasted into a line becomes a blank. */
export function textOf({ email, name, role, teams, note }: BulkRow): RowText {
  const line = (text: string) => text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  const lines = note.toWellFormed().replace(/[^\P{Cc}\r\n\t]|[\u2028\u2029]/gu, " ");
  return { email: line(email), name: line(name), role, teams, note: lines };
}

/** The rows that are to be fixed as a file, each with the reason. */
export function badRowsCsv(rows: readonly BulkRow[]): string {
  const bad = badRows(rows);
  return toInvitationCsv(
    bad,
    bad.map(({ problem }) => problem?.sentence ?? ""),
  );
}
