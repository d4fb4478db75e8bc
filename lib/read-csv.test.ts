import fc from "fast-check";
import { expect, test } from "vitest";
import { csvMaxBytes, decodeCsv } from "./decode-csv.ts";
import { invitationColumns, type InvitationText, reasonColumn, toInvitationCsv } from "./invitation-csv.ts";
import { readCsv } from "./read-csv.ts";
import { readTeamRoles, writeTeamRoles } from "./team-roles.ts";

const header = invitationColumns.join(",");
const read = (text: string) =>
  readCsv(text, { columns: [...invitationColumns, reasonColumn], required: "email", rowsMax: 1000, cellMax: 2000 });
const bytes = (text: string) => new TextEncoder().encode(text);

test("rows under their columns, in any order and case, with empty lines, missing cells and either line end", () => {
  expect(read('Name, EMAIL\r\nInes,ines@a.example\r\n\r\n,\r\n"Ito, Ida",ida@a.example\n')).toEqual([
    { line: 2, cells: { name: "Ines", email: "ines@a.example" } },
    { line: 5, cells: { name: "Ito, Ida", email: "ida@a.example" } },
  ]);
  expect(read(`${header}\na@a.example`)).toEqual([
    { line: 2, cells: { email: "a@a.example", name: "", organization_role: "", team_roles: "", note: "" } },
  ]);
});

test("a byte order mark is no part of the first column's name", () => {
  expect(read(decodeCsv(bytes("\ufeffemail\na@a.example")))).toEqual([{ line: 2, cells: { email: "a@a.example" } }]);
  expect(read("\ufeffemail\na@a.example")).toHaveLength(1);
});

test("a cell may have line breaks, quotation marks and commas in quotation marks", () => {
  expect(read('email,note\na@a.example,"Hi,\r\n""Ines"""\n')[0]?.cells).toEqual({ email: "a@a.example", note: 'Hi,\r\n"Ines"' });
});

test.each<[string, string, RegExp]>([
  ["nothing", "", /is empty/],
  ["blank lines", "\n".repeat(100_000), /is empty/],
  ["a header alone", `${header}\n\n`, /no rows below/],
  ["no header", "a@a.example,Ada\nb@a.example,Bo", /column 1 in its first line is not known.*email,name,organization_role,team_roles,note/],
  ["an unknown column", "email,password\na,b", /column 2 in its first line is not known/],
  ["a column twice", "email,name,Email\na,b,c", /column email twice/],
  ["no e-mail column", "name,note\na,b", /no column email/],
  ["semicolons", "email;name\na@a.example;Ada", /separated by semicolons/],
  ["tabs", "email\tname\na@a.example\tAda", /separated by tabs/],
  [
    "a quotation mark never closed",
    `${header}\na@a.example,"Ada\nb@a.example`,
    /begins in line 2 has a quotation mark that is never closed/,
  ],
  [
    "one never closed in a long file",
    `${header}\na@a.example,"${"Ada\n".repeat(50_000)}`,
    /perhaps a quotation mark in it is never closed/,
  ],
  ["a quotation mark inside a cell", `${header}\na@a.example,A"da`, /begins in line 2 has a quotation mark where none can be/],
  ["text after a closing one", `${header}\na@a.example,"A"da`, /begins in line 2 has a quotation mark where none can be/],
  ["a comma that is not quoted", `${header}\na@a.example,Ada,member,My Team,Hi, you`, /line 2 has 6 cells and the header 5/],
  ["10,000 columns", `${"email,".repeat(10_000)}\n${"a,".repeat(10_000)}`, /10,001 columns/],
  ["10,000 cells in a row", `email\n${"a,".repeat(10_000)}`, /line 2 has 10001 cells/],
  ["a cell of a megabyte", `email,note\na@a.example,${"x".repeat(1_000_000)}`, /longer than 50,000 characters/],
  ["a header of a megabyte", "x".repeat(1_000_000), /longer than 50,000 characters/],
  ["a long cell", `email,note\na@a.example,${"x".repeat(2001)}`, /cell note in line 2 is longer than 2,000/],
  ["a million rows of nothing", `email\n${"\n".repeat(1_000_000)}a`, /far more cells than 1,000 rows have\. Remove empty rows and columns/],
  ["half a million empty cells", `email\n${",".repeat(500_000)}a`, /far more cells than 1,000 rows have/],
  ["a NUL", "email\na\u0000@a.example", /value zero/],
  ["1,001 rows", `email\n${"a@a.example\n".repeat(1001)}`, /more than 1,000 rows/],
  ["a megabyte and a byte", `email\n${"x".repeat(csvMaxBytes - 5)}`, /larger than 1 MB/],
])("%s is refused, and the sentence says what to fix", (_what, text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
  expect(() => read(text)).toThrow(/^The CSV could not be read: /);
});

test("a thousand rows are read; a row too many ends the reading, whatever follows", () => {
  expect(read(`email\n${"a@a.example\n".repeat(1000)}`)).toHaveLength(1000);
  const broken = `email\n${"a@a.example\n".repeat(1001)}"never closed\n${"a,b,c\n".repeat(50_000)}`;
  expect(() => read(broken)).toThrow(/more than 1,000 rows/);
});

test.each<[string, Uint8Array, RegExp]>([
  ["UTF-16, little end first", Buffer.from(`\ufeff${header}\na@a.example`, "utf16le"), /UTF-16/],
  ["UTF-16 without a mark", Buffer.from(`${header}\na@a.example`, "utf16le"), /UTF-16/],
  ["UTF-16, big end first", Buffer.from(`\ufeff${header}`, "utf16le").swap16(), /UTF-16/],
  ["Latin-1", Buffer.from("email,name\na@a.example,Zo\u00eb", "latin1"), /not written in UTF-8/],
  ["a workbook", Buffer.from("504b03041400060008000000", "hex"), /spreadsheet's own format\. Save it as CSV/],
  ["an older workbook", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"), /spreadsheet's own format\. Save it as CSV/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /not written in UTF-8/],
  ["a megabyte and a byte", new Uint8Array(csvMaxBytes + 1).fill(97), /larger than 1 MB/],
])("a file in %s is refused", (_what, file, sentence) => {
  expect(() => decodeCsv(file)).toThrow(sentence);
});

test("a file of exactly 1 MB with 1,000 rows is read", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => `n${index}@a.example,${"x".repeat(1030)}`);
  const text = `email,note\n${rows.join("\n")}\n`;
  const full = text + "\n".repeat(csvMaxBytes - text.length);
  expect(full).toHaveLength(csvMaxBytes);
  expect(read(decodeCsv(bytes(full)))).toHaveLength(1000);
});

test("rows that were written, with reasons and formulas in them, are read as they were", () => {
  const text = fc
    .string({ unit: fc.constantFrom("a", "=", "+", "@", "-", '"', ",", "\n", " ", "é", "'", ";") })
    .map((value) => value.trim());
  const plain = text.filter((value) => !value.startsWith("'"));
  const team = plain.map((value) => value.replaceAll("\n", "").trim()).filter((value) => value !== "");
  const row = fc.record<InvitationText>({
    email: plain.map((value) => `x${value}`),
    name: plain,
    role: fc.constantFrom("member", "boss", ""),
    teams: fc.array(fc.record({ team, role: fc.constantFrom("admin", "") }), { maxLength: 3 }),
    note: plain,
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const cells = read(
        toInvitationCsv(
          rows,
          rows.map(() => "=why"),
        ),
      ).map((found) => found.cells);
      expect(cells).toEqual(
        rows.map(({ email, name, role, teams, note }) => ({
          email,
          name,
          organization_role: role,
          team_roles: writeTeamRoles(teams),
          note,
          reason: "=why",
        })),
      );
      expect(cells.map((cell) => readTeamRoles(cell["team_roles"] ?? ""))).toEqual(rows.map(({ teams }) => teams));
    }),
  );
});
