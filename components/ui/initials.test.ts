import { expect, test } from "vitest";
import { hueOf, initialsOf } from "./initials.ts";

test.each([
  ["Olivia Owner", "OO"],
  ["acme", "A"],
  ["Jean Luc van der Berg", "JB"],
  ["élodie", "É"],
  ["🦊 Fox", "🦊F"],
  ["  ", "?"],
])("initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("the same name has the same colour", () => {
  expect(hueOf("Olivia Owner")).toBe(hueOf("Olivia Owner"));
  expect(hueOf("Olivia Owner")).not.toBe(hueOf("Adam Admin"));
});
