const header = "email,name,organization_role,team_roles,note";
const megabyte = 1_048_576;

/** Files that a table of people to invite is never read from, and what is answered: the sentence says what to fix. */
export const hostileFiles: readonly { what: string; bytes: Uint8Array<ArrayBuffer>; status: number; sentence: RegExp }[] = [
  refused("a million rows", `email\n${"a@a.example\n".repeat(1_000_000)}`, /larger than 1 MB\. Split it into several files/, 413),
  refused(
    "a million empty rows",
    `email\n${"\n".repeat(1_000_000)}a@a.example,Ada`,
    /far more cells than 1,000 rows have\. Remove empty rows/,
  ),
  refused(
    "half a million rows of empty cells",
    `email,name\n${",\n".repeat(500_000)}`,
    /far more cells than 1,000 rows have\. Remove empty rows/,
  ),
  refused("as many rows as 1 MB holds", `email\n${"a\n".repeat(520_000)}`, /far more cells than 1,000 rows have\. Remove empty rows/),
  refused("a cell of 1 MB", `email,note\na@a.example,${"x".repeat(1_000_000)}`, /begins in line 2 is longer than 50,000/),
  refused(
    "a quoted cell of 1 MB",
    `email,note\na@a.example,"${"x\n".repeat(500_000)}"`,
    /far more cells than 1,000 rows have\. Remove empty rows/,
  ),
  refused(
    "a cell of 1 MB of quotation marks",
    `email,note\na@a.example,"${'""'.repeat(500_000)}"`,
    /begins in line 2 is longer than 50,000/,
  ),
  refused("a quotation mark never closed", `${header}\n${"a@a.example,Ada\n".repeat(20)}b@a.example,"Bo\n`, /line 22 has a quotation mark/),
  refused("one never closed before 1 MB", `${header}\na@a.example,"Ada\n${"b@a.example,Bo\n".repeat(60_000)}`, /never closed/),
  refused(
    "10,000 columns",
    `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",")}\na\n`,
    /begins in line 1|10,000 columns/,
  ),
  refused("10,000 cells in a row", `email\n${"a,".repeat(9_999)}a\n`, /line 2 has 10000 cells and the header 1/),
  refused("500,000 commas", `email\n${",".repeat(500_000)}`, /far more cells than 1,000 rows have\. Remove empty rows/),
  refused("UTF-16, little end first", utf16(`\ufeff${header}\na@a.example\n`), /UTF-16\. Save it as CSV in UTF-8/),
  refused("UTF-16 without a mark", utf16(`${header}\na@a.example\n`), /UTF-16\. Save it as CSV in UTF-8/),
  refused("UTF-16, big end first", utf16(`\ufeff${header}\na@a.example\n`).swap16(), /UTF-16\. Save it as CSV in UTF-8/),
  refused("UTF-16, big end first, without a mark", utf16(`${header}\na@a.example\n`).swap16(), /UTF-16\. Save it as CSV in UTF-8/),
  refused("Latin-1", Buffer.from(`${header}\na@a.example,Zo\u00eb\n`, "latin1"), /not written in UTF-8\. Save it as CSV in UTF-8/),
  refused(
    "a spreadsheet's own file",
    Buffer.from("504b0304140006000800000021", "hex"),
    /spreadsheet's own format\. Save it as CSV in UTF-8/,
  ),
  refused("a NUL", `${header}\na\0@a.example,Ada\n`, /value zero in it\. Save it as CSV in UTF-8/),
  refused(
    "another header",
    "address,who\na@a.example,Ada\n",
    /name of column 1 in its first line is not known\. Begin it with the line email,/,
  ),
  refused("a column of JavaScript's", "email,__proto__\na@a.example,Ada\n", /name of column 2 in its first line is not known/),
  refused(
    "no header",
    "a@a.example,Ada\nb@a.example,Bo\n",
    /name of column 1 in its first line is not known\. Begin it with the line email,/,
  ),
  refused("semicolons", "email;name\na@a.example;Ada\n", /separated by semicolons\. Save it with commas/),
  refused("nothing", "", /it is empty/),
  refused("a mark and nothing", "\ufeff", /it is empty/),
  refused("1 MB of blanks", " ".repeat(megabyte), /it is empty/),
  refused("1,001 rows", `email\n${"a@a.example\n".repeat(1001)}`, /more than 1,000 rows\. Split it into several files/),
  refused("1 MB and a byte", `email\n${"x".repeat(megabyte - 5)}`, /larger than 1 MB\. Split it into several files/),
];

/** A file of exactly 1 MB with 1,000 rows, each with what a spreadsheet would take for a formula. */
export function fullFile(domain: string): string {
  const rows = Array.from({ length: 1000 }, (_, index) => `n${index}@${domain},=HYPERLINK(0),member,My Team=member,${"x".repeat(500)}`);
  const text = `\ufeff${header}\r\n${rows.join("\r\n")}\r\n`;
  return text + "\n".repeat(megabyte - Buffer.byteLength(text));
}

function refused(what: string, text: string | Buffer, sentence: RegExp, status = 400) {
  return { what, bytes: new Uint8Array(Buffer.from(text as string)), status, sentence };
}

function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le");
}
