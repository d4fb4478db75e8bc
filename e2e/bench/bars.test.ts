import { expect, test } from "vitest";
import { type Bar, bars, lineOf, meets } from "./bars.ts";
import { benches } from "./benches.ts";
import { tableOf } from "./table.ts";

const more: Bar = { name: "verbs-peer", better: "more", gate: 2, goal: 5, measures: "", against: "" };
const less: Bar = { name: "bulk", better: "less", gate: 0.25, goal: 0.1, measures: "", against: "" };

test("every bar has a name of its own, and its goal is at least as hard as its gate", () => {
  expect(new Set(bars.map(({ name }) => name)).size).toBe(bars.length);
  const easier = (bars as readonly Bar[]).filter(({ better, gate, goal }) => (better === "more" ? goal < gate : goal > gate));
  expect(easier).toEqual([]);
});

test("every bar is measured by exactly one bench", () => {
  expect(benches.flatMap((bench) => bench.bars).toSorted()).toEqual(bars.map(({ name }) => name).toSorted());
});

test("the line of a bar says its figure, its gate, its goal and whether the gate is met", () => {
  expect(lineOf(more, 2.913)).toBe("bar verbs-peer 2.91 >= 2 (goal 5) ok");
  expect(lineOf(less, 0.0512)).toBe("bar bulk 0.06 <= 0.25 (goal 0.1) ok");
  expect(lineOf(more, 1.5)).toBe("bar verbs-peer 1.5 >= 2 (goal 5) short");
  expect(lineOf(more, null)).toBe("bar verbs-peer - >= 2 (goal 5) short");
});

test("a figure is never rounded in its own favour", () => {
  expect(lineOf(more, 1.999)).toBe("bar verbs-peer 1.99 >= 2 (goal 5) short");
  expect(lineOf(less, 0.2501)).toBe("bar bulk 0.26 <= 0.25 (goal 0.1) short");
  expect([meets(more, 2), meets(less, 0.25)]).toEqual([true, true]);
});

test("the table shows the median, how far the rounds lie apart, and what was not measured", () => {
  const measured = new Map([["bulk", { value: 0.1234, rounds: [0.12, 0.1234, 0.2], note: "0.4 ms a row" }]]);
  expect(tableOf([more, less], measured).split("\n")).toEqual([
    "bar         value  gate     goal  rounds       made of",
    "----------  -----  -------  ----  -----------  ------------",
    "verbs-peer  -      >= 2     5                  not measured",
    "bulk        0.123  <= 0.25  0.1   0.12 to 0.2  0.4 ms a row",
  ]);
});
