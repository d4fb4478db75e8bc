import { type SQL, sql } from "drizzle-orm";

/**
 * Several writes, by name, and `answer`, which may ask for what they return, as one statement: sent, planned and answered
 * once. The writes happen in no order, and each sees only what was there before all of them; foreign keys are checked when
 * all are done, so rows may name each other's. A select has its effect only as `answer`.
 */
export function inOneStatement(writes: Record<string, SQL>, answer: SQL): SQL {
  const named = Object.entries(writes).map(([name, write]) => sql`${sql.identifier(name)} as (${write})`);
  return sql`with ${sql.join(named, sql`, `)} ${answer}`;
}
