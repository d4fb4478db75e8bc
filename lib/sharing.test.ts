import { expect, test } from "vitest";
import { sharing } from "./sharing.ts";

test("what is alike becomes one object, what differs stays its own", () => {
  const shared = sharing();
  const first = shared({ allowed: false, people: ["Olivia"] });
  expect(shared({ allowed: false, people: ["Olivia"] })).toBe(first);
  expect(shared({ allowed: false, people: ["Adam"] })).toEqual({ allowed: false, people: ["Adam"] });
});

test("one list's objects are none of another's", () => {
  expect(sharing()([1])).not.toBe(sharing()([1]));
});
