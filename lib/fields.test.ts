import { expect, test } from "vitest";
import { country, emailAddress, id, manyLines, name, oneLine, pageSize, region, searchTerm } from "./fields.ts";

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) => schema.safeParse(value).success;

test.each(["Zoë O’Neill", "王小明", "x", "a".repeat(100), "👩‍👩‍👧", "<b>&amp;</b>", "'; drop table users; --", "null", "${7*7}", "=cmd()"])(
  "%s is a name, kept as typed",
  (value) => {
    expect(name.parse(value)).toBe(value);
    expect(name.parse(`  ${value}\u00a0`)).toBe(value);
  },
);

test.each([
  "",
  "   ",
  "a\nb",
  "a\r\nBcc: x",
  "a\u0000",
  "\u0000",
  "a\tb",
  "\u007f",
  "\u0085",
  "a\u2028b",
  "\ud800",
  "a".repeat(101),
  "Zoë\n",
  5,
  null,
  undefined,
  {},
  [],
  true,
])("%j is no name", (value) => {
  expect(accepts(name, value)).toBe(false);
});

test("a line has at most as many characters as its field says", () => {
  expect(accepts(oneLine(3), "abc")).toBe(true);
  expect(accepts(oneLine(3), "abcd")).toBe(false);
});

test("a note keeps its line breaks and tabs, and an empty one is none", () => {
  expect(manyLines(20).parse(" a\r\n\tb\nc ")).toBe("a\r\n\tb\nc");
  expect(manyLines(20).parse(" \n ")).toBeNull();
  for (const value of ["a\u0000", "\u001b[1m", "\u2029", "x".repeat(21), "\udc00", 1])
    expect(accepts(manyLines(20), value), JSON.stringify(value)).toBe(false);
});

test.each([
  ["us", "US"],
  [" De ", "DE"],
  ["", null],
  ["  ", null],
])("the country %j is %j", (typed, kept) => {
  expect(country.parse(typed)).toBe(kept);
});

test.each(["USA", "u", "ß", "ıt", "ŉ", "D\n", "12", "D E", "ＤＥ", 49, null])("%j is no country", (value) => {
  expect(accepts(country, value)).toBe(false);
});

test("an id is kept in lower case, so that it can be compared as text", () => {
  expect(id.parse("0193AAAA-7BBB-7CCC-8DDD-EEEEEEEEEEEE")).toBe("0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee");
  for (const value of [
    "",
    "1",
    "0193aaaa7bbb7ccc8dddeeeeeeeeeeee",
    "{0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee}",
    "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee\n",
    1,
  ]) {
    expect(accepts(id, value), JSON.stringify(value)).toBe(false);
  }
});

test("an address is kept in its canonical form, a bad one is refused with a sentence", () => {
  expect(emailAddress.parse(" Ines+X@Invited.Example ")).toBe("ines+x@invited.example");
  const refused = emailAddress.safeParse("ines@invited");
  expect(refused.error?.issues[0]?.message).toMatch(/domain name/);
});

test("a region is us or eu as written", () => {
  expect(["us", "eu", "US", "de", "", null].map((value) => accepts(region, value))).toEqual([true, true, false, false, false, false]);
});

test("a page has 1 to 100 rows, 50 unless said, also as it stands in a URL", () => {
  expect([pageSize.parse(undefined), pageSize.parse("7"), pageSize.parse(100)]).toEqual([50, 7, 100]);
  for (const value of ["", "0", 0, 101, 1.5, "x", -1, null, Infinity]) expect(accepts(pageSize, value), JSON.stringify(value)).toBe(false);
});

test("a search is one line; blanks alone search for nothing", () => {
  expect([searchTerm.parse(" milo "), searchTerm.parse("  "), searchTerm.parse(undefined)]).toEqual(["milo", "", undefined]);
  for (const value of ["a\u0000", "a\nb", "\ud800", "x".repeat(101)]) expect(accepts(searchTerm, value), JSON.stringify(value)).toBe(false);
});
