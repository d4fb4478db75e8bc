/** What was typed into a form's field; undefined for nothing but blanks, which the server then fills in or refuses. */
export function typed(fields: FormData, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Only what was edited is sent: what a colleague changed meanwhile stays as they left it. */
export function ifChanged<Value>(now: Value, shown: Value): Value | undefined {
  return now === shown ? undefined : now;
}
