import { expect, test } from "vitest";
import { verdictWords } from "./verdict.ts";

test("a whole log says how long it is and where it ends", () => {
  expect(verdictWords({ ok: true, firstBadNumber: null, head: 1204, events: 1204 })).toEqual({
    title: "All 1,204 events are whole",
    text: "None was edited, taken out or added. The newest is number 1,204.",
  });
});

test("a damaged one says where, and what can still be relied on", () => {
  expect(verdictWords({ ok: false, firstBadNumber: 12, head: 20, events: 20 })).toEqual({
    title: "The log is damaged at event 12",
    text: "It was edited, or something was taken out or added there. The 11 events before it are whole. Tell whoever runs this Guildhall.",
  });
});

test("damage at the very first event leaves nothing whole before it", () => {
  expect(verdictWords({ ok: false, firstBadNumber: 1, head: 20, events: 20 }).text).toContain("There is nothing before it.");
});
