import { expect, test } from "vitest";
import { badRows, goodRows, waitingRows } from "#components/judged-rows/judged-rows.ts";
import { badRowsCsv, type BulkChange, type BulkRows, changeRows, noRows, rowOf, textOf } from "./bulk-rows.ts";

const after = (...changes: BulkChange[]): BulkRows => changes.reduce(changeRows, noRows);
const good = { role: "member", teams: [{ team: "My Team", role: "member" }], problem: null };
const twice = { verdict: "duplicate" as const, field: "email" as const, sentence: "Twice." };

/** The table once the server has said that all rows are good. */
function judgedGood(state: BulkRows): BulkRows {
  const asked = waitingRows(state.rows);
  return changeRows(state, { type: "judge", asked, judged: asked.map((row) => ({ ...row, ...good })) });
}
const waiting = ({ rows }: BulkRows) => waitingRows(rows).map(({ id }) => id);

test("pasted rows wait for a verdict; a good one gets the defaults and keeps what was typed", () => {
  const added = after({ type: "add", rows: [rowOf(" Ines@A.example")] });
  expect(waiting(added)).toEqual([1]);
  expect(judgedGood(added).rows).toEqual([{ id: 1, email: " Ines@A.example", name: "", note: "", ...good }]);
});

test("an edited row is asked about again, and an answer to what it was before is forgotten", () => {
  const state = judgedGood(after({ type: "add", rows: [rowOf("a@a.example"), rowOf("b@a.example")] }));
  const edited = changeRows(state, { type: "edit", ids: new Set([2]), change: { name: "Bo" } });
  expect(waiting(edited)).toEqual([2]);
  const asked = waitingRows(edited.rows);
  const editedAgain = changeRows(edited, { type: "edit", ids: new Set([2]), change: { name: "Bob" } });
  expect(waiting(changeRows(editedAgain, { type: "judge", asked, judged: asked.map((row) => ({ ...row, ...good })) }))).toEqual([2]);
});

test("rows that share an address with a changed, an added or a removed one are asked about with it", () => {
  const rows = ["a@a.example", "A@a.example ", "c@a.example"].map(rowOf);
  const state = judgedGood(after({ type: "add", rows }));
  expect(waiting(changeRows(state, { type: "edit", ids: new Set([1]), change: { email: "d@a.example" } }))).toEqual([1, 2]);
  expect(waiting(changeRows(state, { type: "edit", ids: new Set([3]), change: { email: "a@a.example" } }))).toEqual([1, 2, 3]);
  expect(waiting(changeRows(state, { type: "edit", ids: new Set([2]), change: { name: "Ada" } }))).toEqual([1, 2]);
  expect(waiting(changeRows(state, { type: "remove", ids: new Set([1]) }))).toEqual([2]);
  expect(waiting(changeRows(state, { type: "add", rows: [rowOf("c@a.example"), rowOf("e@a.example")] }))).toEqual([3, 4, 5]);
});

test("rows of a file added to others are asked about where the others have the same address", () => {
  const first = judgedGood(after({ type: "add", rows: [rowOf("a@a.example")] }));
  const file = ["a@a.example", "b@a.example"].map((email) => ({ ...rowOf(email), ...good }));
  expect(waiting(changeRows(first, { type: "add", rows: file }))).toEqual([1, 2]);
  expect(waiting(after({ type: "add", rows: file }))).toEqual([]);
});

test("several rows are set at once", () => {
  const state = judgedGood(after({ type: "add", rows: ["a@a.example", "b@a.example", "c@a.example"].map(rowOf) }));
  const changed = changeRows(state, { type: "edit", ids: new Set([1, 3]), change: { role: "maintainer" } });
  expect(changed.rows.map(({ role }) => role)).toEqual(["maintainer", "member", "maintainer"]);
  expect(waiting(changed)).toEqual([1, 3]);
});

test("good and bad rows are told apart, and the bad ones are a file with the reason", () => {
  const { rows } = after({
    type: "add",
    rows: [
      { ...rowOf("a@a.example"), ...good },
      { ...rowOf("=x@a.example"), ...good, problem: twice },
    ],
  });
  expect(goodRows(rows).map(({ id }) => id)).toEqual([1]);
  expect(badRows(rows).map(({ id }) => id)).toEqual([2]);
  expect(badRowsCsv(rows)).toBe("email,name,organization_role,team_roles,note,reason\r\n'=x@a.example,,member,My Team=member,,Twice.\r\n");
});

test("what cannot stand on a line is sent as a blank", () => {
  const row = { id: 1, ...rowOf("a@a.example\u0007"), name: "In\nes\u2028x", note: "a\nb\u0000\tc" };
  expect(textOf(row)).toMatchObject({ email: "a@a.example ", name: "In es x", note: "a\nb \tc" });
});
