/** One row of a table that people fill in. `problem` is what the server said of it as it is now: null is good, undefined not asked yet. */
export type JudgedRow<Text, Problem> = Text & { id: number; problem?: Problem | null | undefined };

/** `nextId` is that of the next row to come; an id is never used again. */
export type JudgedRows<Row> = { rows: readonly Row[]; nextId: number };

export type RowsChange<Text, Problem, Answer> =
  | { type: "add"; rows: readonly (Text & { problem?: Problem | null })[] }
  | { type: "edit"; ids: ReadonlySet<number>; change: Partial<Text> }
  | { type: "remove"; ids: ReadonlySet<number> }
  | { type: "judge"; asked: readonly JudgedRow<Text, Problem>[]; judged: readonly Answer[] };

type Addressed = { email: string };

/**
 * The table after a change. Of rows with one address only the first is good, so what touches one has all of them judged
 * again. `answered` is a row once the server has said what it thinks of it.
 */
export function rowsReducer<Text extends Addressed, Problem, Answer>(
  answered: (row: JudgedRow<Text, Problem>, answer: Answer) => JudgedRow<Text, Problem>,
) {
  type Row = JudgedRow<Text, Problem>;
  return function changeRows({ rows, nextId }: JudgedRows<Row>, change: RowsChange<Text, Problem, Answer>): JudgedRows<Row> {
    switch (change.type) {
      case "add": {
        const added = change.rows.map((row, index) => ({ ...row, id: nextId + index }));
        const all = rows.length === 0 ? added : [...unjudgedLike(rows, added), ...unjudgedLike(added, rows)];
        return { rows: all, nextId: nextId + added.length };
      }
      case "edit": {
        const edited = rows.map((row) => (change.ids.has(row.id) ? { ...row, ...change.change, problem: undefined } : row));
        const touched = [...rows, ...edited].filter(({ id }) => change.ids.has(id));
        return { rows: unjudgedLike(edited, touched), nextId };
      }
      case "remove": {
        const left = rows.filter(({ id }) => !change.ids.has(id));
        const removed = rows.filter(({ id }) => change.ids.has(id));
        return { rows: unjudgedLike(left, removed), nextId };
      }
      case "judge": {
        const answers = new Map(change.asked.map((row, index) => [row, change.judged[index]]));
        return { rows: rows.map((row) => withAnswer(row, answers.get(row))), nextId };
      }
    }
  };

  function withAnswer(row: Row, answer: Answer | undefined): Row {
    return answer === undefined ? row : answered(row, answer);
  }

  function unjudgedLike(rows: readonly Row[], like: readonly Addressed[]): Row[] {
    const addresses = new Set(like.map(addressOf));
    return rows.map((row) => (addresses.has(addressOf(row)) && row.problem !== undefined ? { ...row, problem: undefined } : row));
  }
}

function addressOf({ email }: Addressed): string {
  return email.trim().toLowerCase();
}

type Judged = { problem?: unknown };

export function waitingRows<Row extends Judged>(rows: readonly Row[]): Row[] {
  return rows.filter(({ problem }) => problem === undefined);
}
export function goodRows<Row extends Judged>(rows: readonly Row[]): Row[] {
  return rows.filter(({ problem }) => problem === null);
}
export function badRows<Row extends Judged>(rows: readonly Row[]): Row[] {
  return rows.filter(({ problem }) => problem);
}

/** What is sent of a cell. A line break or a control character that was pasted into it becomes a blank. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
