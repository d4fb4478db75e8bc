import fc from "fast-check";
import { expect, test } from "vitest";
import { slugCandidate, slugFromName, slugProblem } from "./slug.ts";

test.each(["acme", "abc", "a-b", "123", "a--b", "x".repeat(40)])("%s can be a slug", (slug) => {
  expect(slugProblem(slug)).toBeNull();
});

test.each([
  ["ab", /3 to 40/],
  ["x".repeat(41), /3 to 40/],
  ["-acme", /both ends/],
  ["acme-", /both ends/],
  ["Acme", /a-z/],
  ["ac me", /a-z/],
  ["acmé", /a-z/],
  ["acme\n", /a-z/],
  ["new", /reserved/],
  ["admin", /reserved/],
])("%j cannot, and the sentence says why", (slug, why) => {
  expect(slugProblem(slug)).toMatch(why);
});

test.each([
  ["Acme Inc.", "acme-inc"],
  ["  Süßwaren & Söhne ", "su-waren-sohne"],
  ["ACME", "acme"],
  ["X", "x-org"],
  ["New", "new-org"],
  ["王小明", "org"],
  ["!!!", "org"],
  ["a".repeat(60), "a".repeat(40)],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("the name %j suggests %s", (name, slug) => {
  expect(slugFromName(name)).toBe(slug);
});

test("whatever the name and however often it is taken, what is suggested can be a slug", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), fc.integer({ min: 1, max: 99 }), (name, attempt) => {
      expect(slugProblem(slugCandidate(slugFromName(name), attempt))).toBeNull();
    }),
  );
});

test("the next candidates of a slug are different from it and from each other", () => {
  for (const slug of ["acme", "x".repeat(40), `${"x".repeat(36)}-abc`]) {
    const candidates = Array.from({ length: 50 }, (_, index) => slugCandidate(slug, index + 1));
    expect(new Set(candidates).size).toBe(50);
    expect(candidates[0]).toBe(slug);
    expect(candidates.map(slugProblem)).toEqual(candidates.map(() => null));
  }
});
