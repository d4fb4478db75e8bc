import { setTimeout as delay } from "node:timers/promises";
import { EnvError, jobsDatabaseUrl } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { regions } from "#lib/regions.ts";
import { workQueue } from "./queue.ts";
import { cronOf, tasksOf, type JobsDatabase } from "./tasks.ts";

const stopLimitMs = 10_000;

/**
 * Works the three databases' queues side by side; a database that is down holds up no other. Resolves at
 * once. `stop` waits up to 10 s for the jobs in hand; what is left then is done by another process.
 * Throws EnvError when a JOBS_DATABASE_URL is not set.
 */
export async function startJobs(): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const queues = (["directory", ...regions] as const).map((database) => ({
    database,
    connectionString: connectionString(database),
    taskList: tasksOf(database),
    parsedCronItems: cronOf(database),
  }));
  const ended = Promise.all(queues.map((queue) => workQueue(queue, stopping.signal)));
  return {
    async stop() {
      stopping.abort();
      const late = delay(stopLimitMs, "late" as const, { ref: false });
      if ((await Promise.race([ended, late])) === "late") log.warn("jobs were still running when the process ended");
    },
  };
}

function connectionString(database: JobsDatabase): string {
  const url = jobsDatabaseUrl(database);
  if (!url) throw new EnvError(`The job runner cannot start: its connection to ${database} is not set (JOBS_DATABASE_URL, _US, _EU)`);
  return url;
}
