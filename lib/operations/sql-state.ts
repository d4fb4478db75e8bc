/** The SQLSTATE and constraint PostgreSQL gave, also when drizzle wrapped the error. */
export function sqlStateOf(error: unknown): string | undefined {
  return findField(error, "code");
}

export function constraintOf(error: unknown): string | undefined {
  return findField(error, "constraint_name");
}

function findField(error: unknown, field: "code" | "constraint_name"): string | undefined {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    const value: unknown = Reflect.get(current, field);
    if (typeof value === "string" && (field !== "code" || /^[0-9A-Z]{5}$/.test(value))) return value;
  }
  return undefined;
}
