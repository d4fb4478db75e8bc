import type { z } from "zod";
import { AppError } from "#lib/errors.ts";

/** Parses `raw` or throws AppError "invalid" whose message and `fields` name what to fix. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields = fieldSentences(parsed.error.issues);
  const [first] = Object.entries(fields);
  throw new AppError("invalid", first ? `${labelOf(first[0])} ${first[1]}.` : "The request is not of the expected form.", { fields });
}

function fieldSentences(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) fields[key.slice(0, 60)] ??= "is not a known field";
      continue;
    }
    const path = issue.path.map(String).join(".") || "input";
    fields[path] ??= issue.message.replace(/\.$/, "");
  }
  return fields;
}

/** `legalName` reads "Legal name". */
function labelOf(path: string): string {
  const words = path
    .replace(/\.(\d+)/g, (_, index: string) => ` ${Number(index) + 1}`)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\./g, ", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
