import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

const row = (...fields: (string | number | null)[]) => toCsv([], [fields]).split("\r\n").slice(1, -1).join("\r\n");

test("a header, a line per row, each ended by CR LF", () => {
  expect(
    toCsv(
      ["name", "calls"],
      [
        ["Adam", 3],
        ["Mona", -1.5],
      ],
    ),
  ).toBe("name,calls\r\nAdam,3\r\nMona,-1.5\r\n");
  expect(toCsv(["name"], [])).toBe("name\r\n");
});

test("nothing is an empty field", () => {
  expect(row("a", null, "", "b")).toBe("a,,,b");
});

test.each([
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['"', '""""'],
  ["two\nlines", '"two\nlines"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["a\rb", '"a\rb"'],
  [" blanks stay ", " blanks stay "],
  ["Zoë Łukasz 李 😀", "Zoë Łukasz 李 😀"],
])("%j is written %j, which reads back as it was", (value, written) => {
  expect(row(value)).toBe(written);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=", "＝1+1", "＋1", "－1", "＠SUM(A1)"])(
  "%j would be a formula and is text",
  (value) => {
    expect(row(value).replace(/^"/, "")).toMatch(/^'/);
  },
);

test.each([" =1", "   +1", "\n=1", "\u00a0-1", "\ufeff=1", " \t@x", "\t\r=1", "\u3000＝1"])(
  "%j is one after blanks, and is text too",
  (value) => {
    expect(row(value).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("a formula that also needs quotes gets both", () => {
  expect(row('=HYPERLINK("https://evil.example","x")')).toBe(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
  expect(row("\r=1", "next")).toBe(`"'\r=1",next`);
});

test.each(["a=b", "x+y", "a@b.example", "Anne-Marie", "1-2", "'=1"])("%j begins with nothing of that and stays as it is", (value) => {
  expect(row(value)).toBe(value);
});
