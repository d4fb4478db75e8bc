import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { memberships } from "#db/regional/schema.ts";
import { AppError } from "./errors.ts";
import { beginsWith, readCursor, textCursor, timeCursor, writeCursor } from "./keyset.ts";

const someone = "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee";

test("no cursor is the first page", () => {
  expect(readCursor(undefined, textCursor)).toBeUndefined();
});

test.each([
  ['ärger 👩‍👩‍👧 "quoted"', someone],
  ["", someone],
])("a place by text comes back as it was: %j", (...place) => {
  expect(readCursor(writeCursor(place), textCursor)).toEqual(place);
});

test("a place by time keeps its microseconds", () => {
  const place = ["2026-11-22T18:00:00.123456Z", someone];
  expect(readCursor(writeCursor(place), timeCursor)).toEqual(place);
});

test("a cursor fits a URL as it is", () => {
  expect(writeCursor(["ÿ>?~ 👩‍👩‍👧", someone])).toMatch(/^[\w-]+$/);
});

test.each([
  "",
  "%",
  "e30",
  "bnVsbA",
  "WzFd",
  "W10",
  writeCursor(["a"]),
  writeCursor(["a", "b"]),
  writeCursor(["\u0000", someone]),
  writeCursor(["x".repeat(301), someone]),
])("%j is refused by its field", (cursor) => {
  expect(() => readCursor(cursor, textCursor)).toThrow(AppError);
});

test.each([
  "2026-13-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "2026-01-01",
  "now",
  "infinity",
  `2026-01-01T00:00:00.${"1".repeat(200)}Z`,
])("%s is no place by time", (instant) => {
  expect(() => readCursor(writeCursor([instant, someone]), timeCursor)).toThrow("Cursor is not one of this list");
});

test.each([
  ["zo", "zp"],
  ["z%", "z&"],
  ["a\ud7ff", "a\ue000"],
  ["\u{10ffff}", undefined],
])("what begins with %j comes before %j", (prefix, next) => {
  const { params } = new PgDialect().sqlToQuery(sql`${beginsWith(memberships.sortName, prefix)}`);
  expect(params.slice(0, -1)).toEqual([prefix, next].filter((bound) => bound !== undefined));
});
