import { expect, test } from "vitest";
import { cursor, name } from "./fields.ts";
import { readCursor, textCursor, writeCursor } from "./keyset.ts";

test("the longest name there can be is a place where a list goes on", () => {
  const longest = "😀".repeat(100);
  expect(name.safeParse(longest).success).toBe(true);
  const place = ["maintainer", longest, "0190a3a0-1111-7111-8111-111111111111"];
  expect(cursor.safeParse(writeCursor(place)).success).toBe(true);
  expect(readCursor(writeCursor(place.slice(1)), textCursor)).toEqual(place.slice(1));
});
