import { CsvError, parse } from "csv-parse/sync";
import { csvMaxBytes, largerThanMax, wrongCsv } from "#lib/decode-csv.ts";

/** One row below the header; `line` is where it ends in the file, `cells` stand under the header's names. */
export type CsvRow = { line: number; cells: Record<string, string> };

type Limits = { columns: readonly string[]; required: string; rowsMax: number; cellMax: number };

/** Characters of one row: far beyond what its cells may have, and where an unclosed quotation mark is given up. */
const rowLength = 50_000;

/** Cells and lines of one file, empty ones too: far beyond what a thousand rows have, and so many that reading them takes its time. */
const cellsMax = 200_000;

/**
 * Reads a CSV whose first line names columns out of `columns`, in any order and case; empty lines are skipped and missing
 * cells are empty. Stops reading at the first row too many. Throws AppError "invalid" with what to fix.
 */
export function readCsv(text: string, { columns, required, rowsMax, cellMax }: Limits): CsvRow[] {
  if (Buffer.byteLength(text) > csvMaxBytes) throw wrongCsv(largerThanMax);
  if (text.includes("\0")) throw wrongCsv("it has a character of value zero in it. Save it as CSV in UTF-8");
  // Lines without anything at the end of a file are nobody's fault.
  const whole = text.trimEnd();
  if (countCells(whole) > cellsMax)
    throw wrongCsv(
      `it has far more cells than ${amount(rowsMax)} rows have. Remove empty rows and columns, or split it into several files`,
    );
  const [first, ...rest] = recordsOf(whole, rowsMax + 2);
  if (!first) throw wrongCsv("it is empty");
  const header = headerOf(first.record, columns, required);
  if (rest.length === 0) throw wrongCsv("it has a header and no rows below it");
  if (rest.length > rowsMax) throw wrongCsv(`it has more than ${amount(rowsMax)} rows. Split it into several files`);
  return rest.map(({ record, line }) => ({ line, cells: cellsOf(record, line, header, cellMax) }));
}

/** Where a cell or a line ends; a cell in quotation marks may count for several. */
function countCells(text: string): number {
  let cells = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10 || code === 13) cells += 1;
  }
  return cells;
}

function amount(number: number): string {
  return number.toLocaleString("en-US");
}

type Parsed = { record: string[]; line: number };

function recordsOf(text: string, recordsMax: number): Parsed[] {
  const found: Parsed[] = [];
  try {
    parse(text, {
      bom: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: rowLength,
      to: recordsMax,
      on_record: (record: string[], { lines }) => void found.push({ record, line: lines }),
    });
  } catch (error) {
    if (error instanceof CsvError) throw wrongCsv(problemOf(error, (found.at(-1)?.line ?? 0) + 1), error);
    throw error;
  }
  return found;
}

/** `begins` is the line after the last row that could be read. */
function problemOf(error: CsvError, begins: number): string {
  const line = `the row that begins in line ${begins}`;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `${line} has a quotation mark that is never closed`;
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return `${line} is longer than ${rowLength.toLocaleString("en-US")} characters; perhaps a quotation mark in it is never closed`;
  return `${line} has a quotation mark where none can be. Put the whole cell in quotation marks and write each one inside it twice`;
}

function headerOf(cells: readonly string[], columns: readonly string[], required: string): string[] {
  const wanted = `Begin it with the line ${columns.slice(0, 5).join(",")}`;
  if (cells.length > 100) throw wrongCsv(`its first line has ${cells.length.toLocaleString("en-US")} columns. ${wanted}`);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const other = cells.length === 1 ? [";", "\t"].find((separator) => cells[0]?.includes(separator)) : undefined;
  if (other) throw wrongCsv(`its columns are separated by ${other === ";" ? "semicolons" : "tabs"}. Save it with commas. ${wanted}`);
  const unknown = names.findIndex((name) => name !== "" && !columns.includes(name));
  if (unknown >= 0) throw wrongCsv(`the name of column ${unknown + 1} in its first line is not known. ${wanted}`);
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice !== undefined) throw wrongCsv(`its first line has the column ${twice} twice. ${wanted}`);
  if (!names.includes(required)) throw wrongCsv(`its first line has no column ${required}. ${wanted}`);
  return names;
}

function cellsOf(record: readonly string[], line: number, header: readonly string[], cellMax: number): Record<string, string> {
  const extra = record.slice(header.length).find((cell) => cell.trim() !== "");
  if (extra !== undefined)
    throw wrongCsv(
      `line ${line} has ${record.length} cells and the header ${header.length}. Put text with a comma in it in quotation marks`,
    );
  const long = record.findIndex((cell) => cell.length > cellMax);
  if (long >= 0)
    throw wrongCsv(`the cell ${header[long] ?? ""} in line ${line} is longer than ${cellMax.toLocaleString("en-US")} characters`);
  return Object.fromEntries(header.flatMap((name, index) => (name === "" ? [] : [[name, withoutGuard(record[index] ?? "")]])));
}

/** What our own files put before a cell that a spreadsheet would take for a formula. */
function withoutGuard(cell: string): string {
  return /^'\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
