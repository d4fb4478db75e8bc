import type { NastyField } from "./nasty-fields.ts";

/** A value nobody hopes for. `refused`: whatever the field, or wherever text is on one line. */
export type Nasty = { what: string; value: unknown; refused?: "always" | "on one line" };

const text = "Nasty name";

const texts: Nasty[] = [
  { what: "nothing", value: "" },
  { what: "blanks", value: " \t " },
  { what: "blanks around it", value: `  ${text} blanks ` },
  { what: "no-break spaces around it", value: `\u00a0${text} unbroken\u00a0` },
  { what: "a byte order mark", value: `\ufeff${text} marked` },
  { what: "a NUL", value: `${text}\u0000`, refused: "always" },
  { what: "only a NUL", value: "\u0000", refused: "always" },
  { what: "an escape", value: `${text}\u001b[31m`, refused: "always" },
  { what: "a delete", value: `${text}\u007f`, refused: "always" },
  { what: "a control character of C1", value: `${text}\u0085`, refused: "always" },
  { what: "CR", value: `${text}\rBcc: gus@globex.example`, refused: "on one line" },
  { what: "LF", value: `${text}\nBcc: gus@globex.example`, refused: "on one line" },
  { what: "CR and LF", value: `${text}\r\nBcc: gus@globex.example`, refused: "on one line" },
  { what: "LF at the end", value: `${text}\n`, refused: "on one line" },
  { what: "a line separator", value: `${text}\u2028next`, refused: "on one line" },
  { what: "half a surrogate pair", value: `${text}\ud800`, refused: "always" },
  { what: "halves the wrong way round", value: `\udc00\ud800${text}`, refused: "always" },
  { what: "10,000 characters", value: "a".repeat(10_000), refused: "always" },
  { what: "a million characters", value: "a".repeat(1_000_000), refused: "always" },
];

/** What is text like any other, where text is free; elsewhere one of a kind is enough. */
const freeTexts: Nasty[] = [
  { what: "right-to-left override", value: `${text} \u202egpj.exe` },
  { what: "zero-width letters", value: `Nas\u200bty\u200d na\u2060me` },
  { what: "an emoji family", value: "👩‍👩‍👧‍👦 family 🏴‍☠️" },
  { what: "combining marks", value: `Z\u0335\u0321a\u0334l\u0336g\u0334o\u0337 e\u0301` },
  { what: "look-alikes", value: "Αсmе Ａｃｍｅ ﬁn" },
  { what: "Arabic", value: "شركة القمة" },
  { what: "SQL", value: "'); drop table organizations; --" },
  { what: "more SQL", value: `\\' or "1"='1` },
  { what: "HTML", value: `<img src=x onerror=alert(1)><script>alert(1)</script>` },
  { what: "entities", value: "&lt;b&gt; &amp; &#0; </title>" },
  { what: "a formula", value: "=1+1" },
  { what: "another formula", value: `@SUM(A1:A9)*cmd|' /C calc'!A0` },
  { what: "a path", value: "../../etc/passwd" },
  { what: "an escaped NUL", value: "%00%0d%0a" },
  { what: "a format", value: "%s%n%x ${7*7} {{7*7}}" },
  { what: "wildcards", value: "%_%\\%" },
  { what: "a script address", value: "javascript:alert(1)" },
  ...["null", "undefined", "__proto__", "constructor", "true", "[]", "$1", "$undefined"].map(word),
];

const numbers: Nasty[] = ["0", "-1", "-0", "1.5", "1e308", "NaN", "Infinity", "0x10", "9007199254740993"].map(word);

const otherTypes: Nasty[] = [
  { what: "the number 0", value: 0 },
  { what: "the number 1.5", value: 1.5 },
  { what: "the number -1", value: -1 },
  { what: "the number 1e308", value: 1e308 },
  { what: "true", value: true },
  { what: "false", value: false },
  { what: "null", value: null },
  { what: "an empty list", value: [] },
  { what: "a list of text", value: [text] },
  { what: "a list of a list", value: [[text]] },
  { what: "an empty object", value: {} },
  { what: "an operator", value: { $ne: "" } },
  { what: "an object called text", value: { length: 4, toString: text } },
  { what: "1,000 lists in one another", value: nested(1_000, (inner) => [inner]), refused: "always" },
  { what: "1,000 objects in one another", value: nested(1_000, (inner) => ({ inner })), refused: "always" },
];

/** Everything to try in this field, with what its own limit asks for. */
export function nastyValuesFor({ maxLength, format, values, types }: NastyField): Nasty[] {
  const closed = format !== undefined || values !== undefined || !types.includes("string");
  const all = [
    ...texts,
    ...(closed ? freeTexts.slice(-4) : freeTexts),
    ...numbers.slice(0, types.includes("integer") ? 9 : 3),
    ...otherTypes,
  ];
  if (maxLength === undefined) return all;
  return [
    ...all,
    { what: "as long as may be, and blanks around it", value: ` ${"ü".repeat(maxLength)} ` },
    { what: "as long as may be, in surrogate pairs", value: "😀".repeat(maxLength) },
    { what: "one character more", value: "é".repeat(maxLength + 1), refused: "always" },
    { what: "one character more, in surrogate pairs", value: "😀".repeat(maxLength + 1), refused: "always" },
  ];
}

/** Names that no operation knows, and that every object in JavaScript does. */
export const unknownKeys = [
  "surprise",
  "__proto__",
  "constructor",
  "toString",
  "organizationId",
  "accountId",
  "a b\u0000c",
  "k".repeat(5_000),
];

/** Whether no door may take it, judged without asking the schema. */
export function mustBeRefused(field: NastyField, { value, refused }: Nasty): boolean {
  if (field.types.includes("integer") && typeof value === "string") return value.trim() === "" || !Number.isInteger(Number(value));
  if (!field.types.includes(typeOf(value))) return true;
  if (refused === "always" || (refused === "on one line" && !manyLines.has(field.name))) return true;
  if (typeof value !== "string") return false;
  return (field.values !== undefined && !field.values.includes(value)) || (field.format === "uuid" && !/^[0-9a-f-]{36}$/i.test(value));
}

/** The fields whose text has lines, by their names. */
const manyLines = new Set(["note", "description"]);

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function word(value: string): Nasty {
  return { what: `the text ${value}`, value };
}

function nested(depth: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = text;
  for (let level = 0; level < depth; level += 1) value = around(value);
  return value;
}
