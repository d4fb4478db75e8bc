import { AppError } from "#lib/errors.ts";

/** Bytes of a CSV that is uploaded: a megabyte, the larger of the two meanings. */
export const csvMaxBytes = 1_048_576;

export const largerThanMax = "it is larger than 1 MB. Split it into several files";

/** Rows of one file, or of one table that is typed instead, and characters in one of its cells before it is judged. */
export const csvRowsMax = 1000;
export const csvCellMax = 2000;

/** The text of an uploaded file, which must be UTF-8, with or without a byte order mark. Throws AppError "invalid". */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes.length > csvMaxBytes) throw wrongCsv(largerThanMax);
  if (isWorkbook(bytes)) throw wrongCsv("it is a spreadsheet's own format. Save it as CSV in UTF-8");
  if (isUtf16(bytes)) throw wrongCsv("it is written in UTF-16. Save it as CSV in UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw wrongCsv("it is not written in UTF-8. Save it as CSV in UTF-8", cause);
  }
}

export function wrongCsvSentence(problem: string): string {
  return `The CSV could not be read: ${problem}.`;
}

/** Every failure of a file says so and how to fix it. */
export function wrongCsv(problem: string, cause?: unknown): AppError {
  const sentence = wrongCsvSentence(problem);
  return new AppError("invalid", sentence, { fields: { csv: sentence }, cause });
}

const workbookBeginnings = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** What spreadsheet programs save unless told otherwise: a ZIP, or the older compound file. */
function isWorkbook(bytes: Uint8Array): boolean {
  return workbookBeginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte));
}

/** By its mark, or by the zeros between the letters of its first line. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const beginning = bytes.subarray(0, 64);
  return beginning.filter((byte) => byte === 0).length > beginning.length / 4;
}
