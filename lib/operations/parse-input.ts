import type { z } from "zod";
import { AppError, fieldSentence } from "#lib/errors.ts";

/** Parses `raw` or throws AppError "invalid" whose message and `fields` name what to fix. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error.issues);
  const [first] = problems;
  // What is wrong with the whole and with no field has a sentence of its own in the schema.
  const whole = parsed.error.issues.find(({ code, path }) => code === "custom" && path.length === 0)?.message;
  const message = first ? fieldSentence(first[0], first[1]) : (whole ?? "The request must be an object with the fields of this operation.");
  throw new AppError("invalid", message, { fields: Object.fromEntries(problems) });
}

/** An answer names so many fields: a body of a megabyte may hold a hundred thousand. */
const problemsMax = 100;

/** The first problem of each field. A map, because an unknown key may be called `constructor`. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): Map<string, string> {
  const problems = new Map<string, string>();
  const add = (field: string, problem: string) => {
    if (problems.size < problemsMax && !problems.has(field)) problems.set(field, problem);
  };
  for (const issue of issues) {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys.slice(0, problemsMax)) add([path, key.slice(0, 60)].filter(Boolean).join("."), "is not a known field");
    } else if (path !== "") add(path, issue.message.replace(/\.$/, ""));
  }
  return problems;
}
