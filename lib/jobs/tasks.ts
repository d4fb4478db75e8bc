import { parseCronItems, type Job, type ParsedCronItem, type TaskList } from "graphile-worker";
import { messageWithoutParameters } from "#lib/log.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { isRegion, type Region } from "#lib/regions.ts";
import { unlockAbandoned } from "./abandoned.ts";

export type JobsDatabase = "directory" | Region;
type TaskName = Parameters<typeof performJob>[0];

const regionalTasks: TaskName[] = [
  "invitation.mail",
  "invitation.mailAccepted",
  "invitation.sendBatch",
  "invitation.expire",
  "member.mailRoleChange",
  "member.mailRemoval",
  "organization.mailTransfer",
  "organization.erase",
  "profile.copy",
];
const directoryTasks: TaskName[] = [
  "creation.sweep",
  "directory.sweep",
  "profile.copy",
  "profile.erase",
  "profile.mailEmailChange",
  "profile.mailEmailChanged",
  "profile.mailKept",
  "profile.mailSignIn",
];

/** What a database's queue may hold; every task but the queue's own goes through the jobs' door. */
export function tasksOf(database: JobsDatabase): TaskList {
  const names = isRegion(database) ? regionalTasks : directoryTasks;
  const tasks: TaskList = { "queue.unlock": (_payload, helpers) => unlockAbandoned(helpers) };
  for (const name of names) tasks[name] = (payload, { job }) => work(name, database, payload, job).catch(rethrow);
  return tasks;
}

/** What is done once a task's last try has failed, by its payload. */
const givenUp: Partial<Record<TaskName, TaskName>> = { "invitation.mail": "invitation.mailFailed" };

async function work(name: TaskName, database: JobsDatabase, payload: unknown, { attempts, max_attempts: triesMax }: Job): Promise<void> {
  try {
    await perform(name, database, payload);
  } catch (error) {
    const last = givenUp[name];
    if (last && attempts >= triesMax) await perform(last, database, payload);
    throw error;
  }
}

/** Every minute, once in all processes. A round that fails is not repeated: the next one does its work. */
export function cronOf(database: JobsDatabase): ParsedCronItem[] {
  const names = [
    ...(isRegion(database) ? ["invitation.expire", "organization.erase"] : ["creation.sweep", "directory.sweep"]),
    "queue.unlock",
  ];
  return parseCronItems(
    names.map((task) => ({ task, match: "* * * * *", options: { maxAttempts: 1, jobKey: `every minute ${task}`, backfillPeriod: 0 } })),
  );
}

async function perform(name: TaskName, database: JobsDatabase, payload: unknown): Promise<void> {
  const { accountId, ...rest } = isRecord(payload) ? payload : {};
  // graphile-worker's own note on a job of the crontab; the door takes no unknown key.
  delete rest["_cron"];
  if (!isRegion(database)) return performJob(name, { database }, rest);
  await performJob(name, { database, ...(typeof accountId === "string" && { accountId }) }, rest);
}

/** The queue keeps a failed job's message in its table, where no address belongs. */
function rethrow(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  throw new Error(messageWithoutParameters(error), { cause: error });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
