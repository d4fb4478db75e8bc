import type { WorkerEvents } from "graphile-worker";
import { log } from "#lib/log.ts";

/** The part of graphile-worker's `helpers.query` that is used. */
type Query = (text: string, values?: unknown[]) => Promise<{ rows: { pool: string }[] }>;

/**
 * graphile-worker gives a killed process's jobs back after four hours; an invitation's mail cannot wait
 * that long. So a running queue writes its name on the connection it listens on, and what a name without
 * a connection has locked for two minutes is given back.
 */
export function writeNameOnConnection(events: WorkerEvents): void {
  events.on("pool:listen:success", ({ client, workerPool }) => {
    // LISTEN is still under way here, and a client takes one query at a time.
    client.once("drain", () => {
      client.query("select set_config('application_name', $1, false)", [workerPool.id]).catch((error: unknown) => {
        log.debug({ err: error }, "the queue's connection could not be named");
      });
    });
  });
}

/** The task behind it, run by every database's crontab. */
export async function unlockAbandoned({ query }: { query: Query }): Promise<void> {
  const { rows } = await query(abandonedPools);
  if (rows.length === 0) return;
  await query("select graphile_worker.force_unlock_workers($1::text[])", [rows.map(({ pool }) => pool)]);
  log.warn({ queues: rows.length }, "jobs of a queue that ended without notice are given back");
}

const abandonedPools = `
select distinct locked_by as pool from graphile_worker.jobs
where locked_at < now() - interval '2 minutes'
  and locked_by not in (select application_name from pg_stat_activity where datname = current_database() and application_name is not null)`;
