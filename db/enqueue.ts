import { sql } from "drizzle-orm";
import type { DirectoryTransaction } from "./directory/client.ts";
import type { RegionalTransaction } from "./regional/client.ts";

/** Ids and numbers only: never a link, a token or an address (ARCHITECTURE 6). */
export type JobPayload = Record<string, string | number>;

/**
 * Puts a job into the queue of the transaction's own database; it runs once the transaction has committed.
 * A waiting job with the same `key` is replaced. `runAt` is an ISO 8601 instant, now when left out.
 */
export async function enqueue(
  tx: DirectoryTransaction | RegionalTransaction,
  task: string,
  payload: JobPayload,
  key: string | null = null,
  runAt: string | null = null,
): Promise<void> {
  await tx.execute(sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::text::json, ${key}, ${runAt}::text::timestamptz)`);
}

/** So many at once are done after what comes singly: whoever waits for one mail waits for no thousand of somebody else's. */
const many = 20;
const afterOthers = 10;

/** The same for many jobs of one task, each with a key, in one statement. */
export async function enqueueAll(tx: RegionalTransaction, task: string, jobs: { payload: JobPayload; key: string }[]): Promise<void> {
  const priority = jobs.length < many ? 0 : afterOthers;
  await tx.execute(
    sql`select app.enqueue(${task}, job -> 'payload', job ->> 'key', priority => ${priority}::integer) from json_array_elements(${JSON.stringify(jobs)}::text::json) job`,
  );
}
