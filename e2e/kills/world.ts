import { Logger, runOnce } from "graphile-worker";
import postgres from "postgres";
import { vi } from "vitest";
import { cronOf, type JobsDatabase, tasksOf } from "#lib/jobs/tasks.ts";
import { type JobName, jobOperations, performJob } from "#lib/operations/job-door.ts";
import { jobsDatabaseUrl } from "#lib/env.ts";
import { regions } from "#lib/regions.ts";
import { appVariables } from "#local/app.ts";
import { endConnections, ownerConnections, type OwnerConnections } from "#local/databases.ts";
import { type StandIns, startStandIns } from "#local/stand-ins.ts";
import type { Step } from "#local/steps.ts";
import { Stopping } from "#local/stopping.ts";
import { temporaryLocalDir } from "#local/temporary.ts";
import { databaseUrls } from "#local/addresses.ts";
import { type Moment, StatementProxy } from "./statement-proxy.ts";
import type { Ask } from "./victim.ts";
import { Victims } from "./victims.ts";

/** How many rows each table of each database has, `us.memberships` by name; not the count of mails, one for each asking. */
export type RowCounts = Record<string, number>;

const databases = ["directory", ...regions] as const;

/** PostgreSQL and an inbox of a test's own, the proxy before it, and processes that use it and may be killed. */
export class World {
  readonly connections: OwnerConnections;
  readonly #queues: OwnerConnections;
  readonly #proxy: StatementProxy;
  readonly #victims: Victims;
  readonly #stopping: Stopping;

  /** This process's own variables name the new databases from now on, past the proxy. End it with `stop`. */
  static async start(): Promise<World> {
    const stopping = new Stopping();
    try {
      const localDir = temporaryLocalDir();
      stopping.add("The temporary directory", async () => localDir.remove());
      const settings = { localDir: localDir.path, port: 3000, appUrl: "http://localhost:3000", ownPostgres: null, durable: false };
      const standIns = await startStandIns(settings, quietly, stopping);
      const variables = { ...appVariables(standIns, "test"), GUILDHALL_ADDRESSES: standIns.addressesFile };
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      const connections = ownerConnections(standIns.addresses, standIns.secrets);
      stopping.add("The owner's connections", () => endConnections(connections));
      const queues = queueConnections(standIns);
      stopping.add("The queues' connections", () => endConnections(queues));
      const proxy = await StatementProxy.before(standIns.addresses.postgres);
      stopping.add("The proxy", () => proxy.close());
      const behind = { ...standIns.addresses, postgres: { ...standIns.addresses.postgres, port: proxy.port } };
      const victims = new Victims(localDir.path, appVariables({ ...standIns, addresses: behind }, "test"));
      stopping.add("The processes to be killed", () => victims.stop());
      return new World({ connections, queues, proxy, victims, stopping });
    } catch (error) {
      await stopping.stop();
      throw error;
    }
  }

  private constructor(parts: {
    connections: OwnerConnections;
    queues: OwnerConnections;
    proxy: StatementProxy;
    victims: Victims;
    stopping: Stopping;
  }) {
    this.connections = parts.connections;
    this.#queues = parts.queues;
    this.#proxy = parts.proxy;
    this.#victims = parts.victims;
    this.#stopping = parts.stopping;
  }

  /** Has another process perform it and kills that at the moment. Answers with its statements, and null for a result when it died. */
  async perform(ask: Ask, moment: Moment | null) {
    const victim = await this.#victims.next();
    this.#proxy.arm(moment, () => victim.kill());
    const result = await victim.ask(ask);
    await victim.stop();
    await this.#proxy.settled();
    return { result, statements: this.#proxy.statements };
  }

  /** What the job runner does in a minute: the tasks of every crontab, and all that waits in a queue. */
  async workJobs(): Promise<void> {
    await Promise.all(databases.map((database) => workCrontab(database)));
    for (let waiting = await this.#findQueues(); waiting.length > 0; waiting = await this.#findQueues()) {
      await Promise.all(waiting.map((database) => workQueue(database)));
    }
  }

  async countRows(): Promise<RowCounts> {
    const counts = await Promise.all(databases.map((database) => rowsOf(this.connections[database], database)));
    return Object.fromEntries(counts.flat());
  }

  stop(): Promise<void> {
    return this.#stopping.stop();
  }

  /** The databases whose queue has work: one's job may bring another's. */
  async #findQueues(): Promise<JobsDatabase[]> {
    const counts = await Promise.all(databases.map((database) => waitingJobs(this.#queues[database])));
    return databases.filter((_database, index) => counts[index]);
  }
}

/** Through the jobs' door, as its queue would, without the queue's own `queue.unlock`. */
async function workCrontab(database: JobsDatabase): Promise<void> {
  for (const { task } of cronOf(database)) if (isJobName(task)) await performJob(task, { database }, {});
}

function isJobName(task: string): task is JobName {
  return Object.hasOwn(jobOperations, task);
}

async function workQueue(database: JobsDatabase): Promise<void> {
  await runOnce({ connectionString: jobsDatabaseUrl(database), taskList: tasksOf(database), noHandleSignals: true, logger: quiet });
}

const quietly: Step = (_title, work) => work(() => {});
const quiet = new Logger(() => () => {});

function queueConnections({ addresses, secrets }: StandIns): OwnerConnections {
  const urls = databaseUrls(addresses, secrets, "guildhall_jobs");
  const connect = (url: string) => postgres(url, { max: 1, onnotice: () => {} });
  return { directory: connect(urls.directory), us: connect(urls.us), eu: connect(urls.eu) };
}

/** Jobs that could be performed now. Throws when one failed and waits for its next try. */
async function waitingJobs(sql: postgres.Sql): Promise<number> {
  const jobs = await sql<{ task: string; error: string | null }[]>`
    select t.identifier as task, j.last_error as error from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where run_at <= now() or last_error is not null`;
  for (const { task, error } of jobs) if (error !== null) throw new Error(`${task}: ${error}`);
  return jobs.length;
}

async function rowsOf(sql: postgres.Sql, database: string): Promise<[string, number][]> {
  const tables = await sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mail_sends' order by 1`;
  const selects = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from public."${name}"`);
  const counts = await sql.unsafe<{ name: string; rows: number }[]>(selects.join(" union all "));
  return counts.map(({ name, rows }) => [`${database}.${name}`, rows]);
}
