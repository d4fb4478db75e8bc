import { z } from "zod";
import { parseEmailAddress } from "#lib/email-address.ts";
import { regions } from "#lib/regions.ts";

/** The fields that several inputs share. Blanks at the ends are trimmed; what is kept is what was typed. */

/** Text on one line: `max` characters (code points), no control characters, no broken surrogates. */
export function oneLine(max: number) {
  return z
    .string("must be text")
    .refine(isPrintable, "must be one line without control characters")
    .trim()
    .min(1, "must not be empty")
    .max(max, `must be at most ${max} characters`);
}

/** Text that may have line breaks and tabs, at most `max` characters (code points); an empty one counts as none. */
export function manyLines(max: number) {
  return z
    .string("must be text")
    .refine((value) => isPrintable(withoutBreaks(value)), "must not contain control characters")
    .trim()
    .max(max, `must be at most ${max} characters`)
    .transform((value) => (value === "" ? null : value));
}

/** What was typed into a table and is judged later, on one line: at most `max` characters, none of them a control character; may be empty. */
export function typedLine(max: number) {
  return z
    .string("must be text")
    .refine(isPrintable, "must be one line without control characters")
    .trim()
    .max(max, `must be at most ${max} characters`);
}

/** The same with line breaks and tabs. */
export function typedLines(max: number) {
  return z
    .string("must be text")
    .refine((value) => isPrintable(withoutBreaks(value)), "must not contain control characters")
    .trim()
    .max(max, `must be at most ${max} characters`);
}

/** Text that was not typed here as `typedLine` or, with `breaks`, `typedLines` would take it: what cannot stand there becomes a blank. */
export function printable(text: string, breaks = false): string {
  return text
    .toWellFormed()
    .replace(breaks ? /[^\P{Cc}\r\n\t]|[\u2028\u2029]/gu : /[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

/** An address in its one canonical form (SECURITY, e-mail addresses). */
export const emailAddress = z.string("must be an e-mail address").transform((value, context) => {
  const parsed = parseEmailAddress(value);
  if (parsed.ok) return parsed.address;
  context.addIssue({ code: "custom", message: parsed.reason });
  return z.NEVER;
});

/** In lower case, as PostgreSQL writes it: ids are compared as text. */
export const id = z.uuid("must be an id").toLowerCase();

export const region = z.enum(regions, "must be us or eu");

/** A person's or an organization's name. */
export const name = oneLine(100);

/** ISO 3166-1 alpha-2. */
export const country = z
  .string("must be a country code")
  .trim()
  // Before upper-casing, which makes SS of one sharp s.
  .regex(/^([A-Za-z]{2})?$/, "must be a two-letter country code such as US or DE")
  .transform((value) => (value === "" ? null : value.toUpperCase()));

/** Rows of a page where nobody asks for more or fewer. */
export const pageRows = 50;

/** How many rows a page of a list has, and where the next one starts. */
export const pageSize = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(100, "must be at most 100")
  .default(pageRows);
export const cursor = z.string("must be a cursor").max(1000, "is not a cursor of this list").optional();

/** What people type into a search box; blank means no search. */
export const searchTerm = z
  .string("must be text")
  .refine(isPrintable, "must be one line without control characters")
  .trim()
  .max(100, "must be at most 100 characters")
  .optional();

function withoutBreaks(value: string): string {
  return value.replace(/[\r\n\t]/g, " ");
}

function isPrintable(value: string): boolean {
  // C0, DEL, C1 and the line separators would break mail subjects, CSV rows and logs.
  return value.isWellFormed() && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value);
}

/** Where to go on to; what it says is followed only as far as `localPath` does. */
export const nextPath = z.string("must be a path").max(2000, "must be at most 2000 characters").optional();

/** An operation that needs nothing beside who asks and where. */
export const noInput = z.strictObject({});
