import { type SQL, sql } from "drizzle-orm";
import type { DirectoryTransaction } from "./directory/client.ts";
import type { RegionalTransaction } from "./regional/client.ts";
import { statement } from "./statement.ts";

/** Ids and numbers only: never a link, a token or an address (ARCHITECTURE 6). */
export type JobPayload = Record<string, string | number>;

/** A waiting job with the same `key` is replaced. `runAt` is an ISO 8601 instant, now when left out. */
export type NewJob = { task: string; payload: JobPayload; key?: string; runAt?: string };

/** Puts a job into the queue of the transaction's own database; it runs once the transaction has committed. */
export async function enqueue(
  tx: DirectoryTransaction | RegionalTransaction,
  task: string,
  payload: JobPayload,
  key?: string,
  runAt?: string,
): Promise<void> {
  await enqueueAll(tx, [{ task, payload, ...(key && { key }), ...(runAt && { runAt }) }]);
}

/** The same for many, none of them with the key of another, in one statement. */
export async function enqueueAll(tx: DirectoryTransaction | RegionalTransaction, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > 0) await put(tx, { jobs });
}

const put = statement<{ jobs: readonly NewJob[] }>(({ jobs }) => enqueueing(jobs));

/** The statement that does so, to be sent with others. */
export function enqueueing(jobs: SQL): SQL {
  return sql`select app.enqueue(${jobs}::text::json)`;
}
