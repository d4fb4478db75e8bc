/** What was typed into a form's field; undefined for nothing but blanks, which the server then fills in or refuses. */
export function typed(fields: FormData, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
