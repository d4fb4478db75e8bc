import { parseEmailAddress } from "#lib/email-address.ts";
import type { Result } from "#lib/errors.ts";
import type { NastyField } from "../support/nasty-fields.ts";

/** `result` is null where the server refused the request itself, before any door looked at it. */
export type Answer = { status: number; result: Result<unknown> | null };

/** Where the value stood: in a JSON body or an action's arguments, in the query, or in the path. */
export type Place = "body" | "query" | "path";

/** What is wrong with a refusal, or null: a sentence that names the field, and never a failure of ours. */
export function wrongRefusal({ status, result }: Answer, { name, path }: Pick<NastyField, "name" | "path">, place: Place): string | null {
  if (status >= 500) return `answered ${status}`;
  if (result === null) return place === "body" ? `answered ${status} without a word of ours` : null;
  if (result.ok) return "was accepted";
  const { code, message, fields = {} } = result.error;
  // What names no row is not found; a token is checked as a whole, and never told what is wrong with it.
  if (code === "notFound" && (place === "path" || name === "token")) return null;
  // The server itself refuses a path with control characters; one with an empty end is another address.
  if (place === "path" && code === "invalid" && result.error.fields === undefined) return null;
  if (code !== "invalid") return `was refused as ${code}: ${message}`;
  const top = String(path[0]).slice(0, 60);
  const named = Object.keys(fields).some((field) => field.startsWith(top));
  if (!named || !letters(message).includes(letters(top))) return `was refused without its name: ${message} ${JSON.stringify(fields)}`;
  const jargon = /\b(expected|received|invalid input|undefined|NaN)\b/i.exec(
    letters(message) === letters(top) ? "" : message.replaceAll(top, ""),
  );
  return jargon ? `was refused in jargon: ${message}` : null;
}

/** What was typed as it must be shown: blanks at the ends gone, addresses, slugs and countries in their one form. */
export function shownAs(name: string, typed: string): string {
  const trimmed = typed.trim();
  if (/email/i.test(name)) {
    const parsed = parseEmailAddress(trimmed);
    return parsed.ok ? parsed.address : trimmed;
  }
  if (name === "slug") return trimmed.toLowerCase();
  return name === "country" ? trimmed.toUpperCase() : trimmed;
}

/** Every text anywhere in an answer. */
export function textsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
