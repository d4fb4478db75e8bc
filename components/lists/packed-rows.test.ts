import fc from "fast-check";
import { expect, test } from "vitest";
import { packRows, unpackRows } from "./packed-rows.ts";

const denied = { allowed: false, people: ["Olivia"] };
const rows = [
  { id: "a", name: 'Ada "the </script> first"', count: 0, isYou: true, note: null, may: denied, roles: [denied] },
  { id: "b", name: "[1]", count: -1.5, isYou: false, note: "\u2028", may: denied, roles: [] },
];

test("rows arrive as they were", () => {
  expect(unpackRows(packRows(rows))).toEqual(rows);
  expect(unpackRows(packRows([]))).toEqual([]);
});

test("what rows share is written once, and shared again", () => {
  const packed = packRows(rows.map(({ id, may }) => ({ id, may })));
  const [first, second] = unpackRows(packed);
  expect(packed.text.split("Olivia")).toHaveLength(2);
  expect(first?.may).toBe(second?.may);
});

test("any plain data arrives as it was", () => {
  const value = fc.jsonValue().map((it) => JSON.parse(JSON.stringify(it)) as unknown);
  fc.assert(
    fc.property(fc.array(fc.record({ one: value, other: value })), (given) => {
      expect(unpackRows(packRows(given))).toEqual(given.map((row) => ({ ...row })));
    }),
  );
});
