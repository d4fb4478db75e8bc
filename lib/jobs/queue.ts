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
  const report = reportReach(options.database);
  let retryMs = firstRetryMs;
  let lostRunner: Runner | undefined;
  while (!signal.aborted) {
    const events: WorkerEvents = new EventEmitter();
    reportJobs(options.database, events);
    writeNameOnConnection(events);
    const loss = firstLoss(events);
    try {
      const runner = await start(options, events);
      report(true);
      retryMs = firstRetryMs;
      // Only now can the one before end well: what it had in hand is written to a database that answers.
      if (lostRunner) void stopQuietly(lostRunner);
      lostRunner = runner;
      await untilEnded(runner, loss, signal);
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

/** Throws when the database was lost: a runner that loses it for long can stay idle when it is back, so another takes its place. */
async function untilEnded(runner: Runner, loss: Promise<Error>, signal: AbortSignal): Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped = stopQuietly(runner);
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const lost = await Promise.race([runner.promise.then(() => null), loss]);
    if (lost && !signal.aborted) throw lost;
    await stopped;
  } finally {
    signal.removeEventListener("abort", stop);
    runner.promise.catch((error: unknown) => log.debug({ err: error }, "the queue had stopped by itself"));
  }
}

async function stopQuietly(runner: Runner): Promise<void> {
  await runner.stop().catch((error: unknown) => log.debug({ err: error }, "the queue had stopped by itself"));
}

/** The first word of a runner that its database cannot be reached. */
function firstLoss(events: WorkerEvents): Promise<Error> {
  const { promise, resolve } = Promise.withResolvers<Error>();
  const lost = ({ error }: { error: unknown }) => resolve(error instanceof Error ? error : new Error(String(error)));
  events.on("worker:getJob:error", lost);
  events.on("pool:listen:error", lost);
  return promise;
}

/** Logs when a database goes away and when it comes back, once each. */
function reportReach(database: string): (reached: boolean, error?: unknown) => void {
  let before: boolean | undefined;
  return (reached, error) => {
    if (reached === before) return;
    before = reached;
    if (reached) log.info({ database }, "the job queue is worked");
    else log.error({ database, err: error }, "the job queue cannot be reached; trying again");
  };
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
