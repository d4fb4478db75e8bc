import { and, gte, like, lt, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { invalidField } from "#lib/errors.ts";
import { id } from "#lib/fields.ts";

// What PostgreSQL would not read, it answers with an error of its own: year 0, any number of decimals, a NUL.
const instantPosition = z.iso
  .datetime({ offset: false })
  .max(27)
  .refine((value) => !value.startsWith("0000"));
export const textPosition = z
  .string()
  .max(300)
  .refine((value) => value.isWellFormed() && !value.includes("\u0000"));

/** Where a list sorted by time, or by text, goes on: the sort value and the id of the last row shown. */
export const timeCursor = z.tuple([instantPosition, id]);
export const textCursor = z.tuple([textPosition, id]);

/** An opaque position in a sorted list. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** The values of a cursor, or undefined for the first page. Throws AppError "invalid" for anything else. */
export function readCursor<S extends z.ZodType>(cursor: string | undefined, schema: S): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(decode(cursor));
  if (!parsed.success) throw invalidField("cursor", "is not one of this list; start from the first page");
  return parsed.data;
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** A pattern for `like` that any text around `part` matches; its wildcards are letters. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}

/**
 * Text that begins with `prefix`, in terms that an index by it serves also under row-level security, where `like` comes
 * after: between the prefix and the next one after it. What else a collation puts there is left out.
 */
export function beginsWith(column: AnyPgColumn, prefix: string): SQL | undefined {
  const pattern = `${prefix.replace(/[\\%_]/g, "\\$&")}%`;
  const next = following(prefix);
  return and(gte(column, prefix), next === undefined ? undefined : lt(column, next), like(column, pattern));
}

/** The shortest text that comes after everything that begins with `prefix`; undefined where its last letter is the last there is. */
function following(prefix: string): string | undefined {
  const letters = [...prefix];
  const point = letters.pop()?.codePointAt(0);
  if (point === undefined || point >= 0x10_ff_ff) return undefined;
  const surrogates = point + 1 >= 0xd8_00 && point + 1 <= 0xdf_ff;
  return `${letters.join("")}${String.fromCodePoint(surrogates ? 0xe0_00 : point + 1)}`;
}
