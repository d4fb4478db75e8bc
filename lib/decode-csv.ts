import { AppError } from "#lib/errors.ts";

/** Bytes of a CSV that is uploaded: a megabyte, the larger of the two meanings. */
export const csvMaxBytes = 1_048_576;

/** The text of an uploaded file, which must be UTF-8, with or without a byte order mark. Throws AppError "invalid". */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes.length > csvMaxBytes) throw wrongCsv("it is larger than 1 MB. Split it into several files");
  if (isUtf16(bytes)) throw wrongCsv("it is written in UTF-16. Save it as CSV in UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw wrongCsv("it is not written in UTF-8. Save it as CSV in UTF-8", cause);
  }
}

/** Every failure of a file says so and how to fix it. */
export function wrongCsv(problem: string, cause?: unknown): AppError {
  const sentence = `The CSV could not be read: ${problem}.`;
  return new AppError("invalid", sentence, { fields: { csv: sentence }, cause });
}

/** By its mark, or by the zeros between the letters of its first line. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const beginning = bytes.subarray(0, 64);
  return beginning.filter((byte) => byte === 0).length > beginning.length / 4;
}
