import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Logger, run, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { log } from "#lib/log.ts";
import { writeNameOnConnection } from "./abandoned.ts";

export type QueueOptions = { database: string; connectionString: string; taskList: TaskList; parsedCronItems: ParsedCronItem[] };

const concurrency = 3;
/** LISTEN brings new jobs at once; polling is for retries that come due. */
const pollIntervalMs = 5_000;
const firstRetryMs = 1_000;
const longestRetryMs = 5_000;

/**
 * Works one database's queue until `signal` aborts, then resolves once the jobs in hand are done. While
 * the database cannot be reached it retries by itself, at most five seconds apart, and says so once.
 */
export async function workQueue(options: QueueOptions, signal: AbortSignal): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  const report = reportReach(options.database, events);
  reportJobs(options.database, events);
  writeNameOnConnection(events);
  let retryMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      const runner = await start(options, events);
      report(true);
      retryMs = firstRetryMs;
      await untilEnded(runner, signal);
    } catch (error) {
      report(false, error);
    }
    await delay(retryMs, undefined, { signal }).catch(() => {});
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }
}

function start({ connectionString, taskList, parsedCronItems }: QueueOptions, events: WorkerEvents): Promise<Runner> {
  return run({
    connectionString,
    taskList,
    parsedCronItems,
    events,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    logger: quiet,
    preset: retriedCompletion,
  });
}

async function untilEnded(runner: Runner, signal: AbortSignal): Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped = runner.stop().catch((error: unknown) => log.debug({ err: error }, "the queue had stopped by itself"));
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await runner.promise;
    await stopped;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Logs the first word of a database going away or coming back, however many workers notice. */
function reportReach(database: string, events: WorkerEvents): (reached: boolean, error?: unknown) => void {
  let before: boolean | undefined;
  const report = (reached: boolean, error?: unknown) => {
    if (reached === before) return;
    before = reached;
    if (reached) log.info({ database }, "the job queue is worked");
    else log.error({ database, err: error }, "the job queue cannot be reached; trying again");
  };
  events.on("worker:getJob:error", ({ error }) => report(false, error));
  events.on("pool:listen:error", ({ error }) => report(false, error));
  events.on("worker:getJob:empty", () => report(true));
  events.on("job:start", () => report(true));
  return report;
}

function reportJobs(database: string, events: WorkerEvents): void {
  events.on("job:error", ({ job, error }) => {
    const last = job.attempts >= job.max_attempts;
    const fields = { database, task: job.task_identifier, jobId: job.id, attempt: job.attempts, err: error };
    if (last) log.error(fields, "a job failed for good");
    else log.warn(fields, "a job failed and will be tried again");
  });
  events.on("job:success", ({ job }) => log.debug({ database, task: job.task_identifier, jobId: job.id }, "a job is done"));
}

/** Unbatched, a job that ends while its database is away is an unhandled rejection, which ends the process. */
const retriedCompletion = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** What graphile-worker says itself repeats while a database is away; the events above say it once. */
const quiet = new Logger((scope) => (level, message) => log.debug({ ...scope, level }, message));
