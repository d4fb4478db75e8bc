import { sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { statement } from "#db/statement.ts";
import { AppError } from "#lib/errors.ts";

/** Minutes after which a creation that did not finish is finished or freed by the sweeper (ARCHITECTURE 5). */
export const creationMinutes = 10;

/** Minutes a region has to make what the directory reserved; less than the sweeper waits, by more than clocks differ and a commit takes. */
const regionMinutes = 9;

/**
 * The last statement of a creation's transaction in its region: what comes too late is not made, so that the sweeper, who
 * asks the region afterwards, hears the truth. `reservedAt` is the directory's instant. Throws AppError "conflict".
 */
export async function requireTimely(tx: RegionalTransaction, reservedAt: string): Promise<void> {
  const [moment] = await readTimely(tx, { reservedAt });
  if (!moment?.timely) throw tookTooLong();
}

const readTimely = statement<{ reservedAt: string }, { timely: boolean }>(
  ({ reservedAt }) => sql`select clock_timestamp() < ${reservedAt}::text::timestamptz + make_interval(mins => ${regionMinutes}) as timely`,
);

export function tookTooLong(): AppError {
  return new AppError("conflict", "This took too long and was given up. Try again in a few minutes.");
}
