import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { directory } from "#db/directory/client.ts";
import { enqueue } from "#db/enqueue.ts";
import { jobsDatabaseUrl } from "#lib/env.ts";
import { unlockAbandoned } from "./abandoned.ts";
import { workQueue } from "./queue.ts";

const running: { abort: AbortController; ended: Promise<void> }[] = [];

afterEach(async () => {
  for (const { abort, ended } of running.splice(0)) {
    abort.abort();
    await ended;
  }
});

function work(database: string, connectionString: string, task: string, perform: (payload: unknown) => Promise<void>): () => Promise<void> {
  const abort = new AbortController();
  const ended = workQueue({ database, connectionString, taskList: { [task]: perform }, parsedCronItems: [] }, abort.signal);
  running.push({ abort, ended });
  return () => {
    abort.abort();
    return ended;
  };
}

const ourUrl = () => jobsDatabaseUrl("directory") ?? "";
const add = (task: string, payload: Record<string, string>) => directory().transaction((tx) => enqueue(tx, task, payload));

test("what a verb enqueues is performed, also while another database cannot be reached", async () => {
  const task = `test.${uuidv7()}`;
  const performed = Promise.withResolvers<unknown>();
  work("unreachable", "postgres://nobody@127.0.0.1:1/none", task, () => Promise.resolve());
  work("directory", ourUrl(), task, async (payload) => performed.resolve(payload));

  await add(task, { organizationId: "acme" });
  expect(await performed.promise).toEqual({ organizationId: "acme" });
});

test("stopping waits for the job in hand", async () => {
  const task = `test.${uuidv7()}`;
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let finished = false;
  const stop = work("directory", ourUrl(), task, async () => {
    begun.resolve();
    await released.promise;
    finished = true;
  });
  await add(task, {});
  await begun.promise;

  const stopped = stop();
  released.resolve();
  await stopped;
  expect(finished).toBe(true);
});

test("jobs locked by a queue that is gone are given back, a live queue's and fresh ones are not", async () => {
  const live = `live ${uuidv7()}`.slice(0, 30);
  const sql = postgres(ourUrl(), { max: 1, onnotice: () => {}, connection: { application_name: live } });
  onTestFinished(() => sql.end());
  const task = `test.${uuidv7()}`;
  for (const lock of ["gone", "live", "fresh"]) await add(task, { lock });
  await lockJobs(sql, task, "gone", "gone", 3);
  await lockJobs(sql, task, "live", live, 3);
  await lockJobs(sql, task, "fresh", "fresh", 1);

  await unlockAbandoned({
    query: async (text, values = []) => ({ rows: await sql.unsafe<{ pool: string }[]>(text, values.map(textArray)) }),
  });
  const locked =
    await sql`select payload->>'lock' as lock from graphile_worker._private_jobs where locked_by is not null and task_id = ${taskId(sql, task)}`;
  expect(locked.map(({ lock }) => String(lock)).toSorted()).toEqual(["fresh", "live"]);
});

async function lockJobs(sql: postgres.Sql, task: string, lock: string, by: string, minutes: number): Promise<void> {
  await sql`update graphile_worker._private_jobs set locked_by = ${by}, locked_at = now() - make_interval(mins => ${minutes})
    where payload->>'lock' = ${lock} and task_id = ${taskId(sql, task)}`;
}

/** graphile-worker's client takes lists as they are; this one needs them as text. */
function textArray(value: unknown): string {
  return `{${Array.isArray(value) ? value.map((entry) => JSON.stringify(entry)).join(",") : ""}}`;
}

function taskId(sql: postgres.Sql, task: string): postgres.PendingQuery<postgres.Row[]> {
  return sql`(select id from graphile_worker._private_tasks where identifier = ${task})`;
}
