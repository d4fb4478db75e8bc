import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { databaseNames, type Addresses } from "#local/addresses.ts";
import { startApp, type App } from "#local/app.ts";
import { endConnections, ownerConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie, type Cast, type CastOrganization } from "#local/fixtures.ts";
import { freePort } from "#local/ports.ts";
import { startPostgres, stopPostgres } from "#local/postgres.ts";
import { commandOf, processesOfGroup, residentBytes } from "#local/running.ts";
import type { Person } from "#local/cast.ts";
import { startStandIns, type StandIns } from "#local/stand-ins.ts";
import type { Step } from "#local/steps.ts";
import { Stopping } from "#local/stopping.ts";
import { temporaryLocalDir } from "#local/temporary.ts";
import type { Region } from "#lib/regions.ts";
import { openPostOffice, type PostOffice } from "./outage-post-office.ts";

const root = join(import.meta.dirname, "../..");
const logLine = z.looseObject({ pid: z.number(), msg: z.string() });
export type Logged = z.output<typeof logLine>;

/** A production process with a PostgreSQL, an inbox and a cast of its own, each of which may be taken away. */
export class OutageRun {
  readonly app: string;
  readonly cast: Cast;
  readonly postOffice: PostOffice;
  readonly #standIns: StandIns;
  readonly #localDir: string;
  readonly #cookies: Record<string, string>;
  readonly #stopping: Stopping;
  #process: App;

  /** Needs a build of these sources. End it with `stop`, also after a failed test. */
  static async start(people: readonly Person[]): Promise<OutageRun> {
    const stopping = new Stopping();
    try {
      return await assemble(people, stopping);
    } catch (error) {
      await stopping.stop();
      throw error;
    }
  }

  constructor(
    parts: Pick<OutageRun, "cast" | "postOffice"> & {
      standIns: StandIns;
      localDir: string;
      cookies: Record<string, string>;
      stopping: Stopping;
      process: App;
    },
  ) {
    this.app = parts.standIns.addresses.app;
    this.cast = parts.cast;
    this.postOffice = parts.postOffice;
    this.#standIns = parts.standIns;
    this.#localDir = parts.localDir;
    this.#cookies = parts.cookies;
    this.#stopping = parts.stopping;
    this.#process = parts.process;
    this.#stopping.add("The app", () => this.#process.close());
  }

  cookieOf(person: Person): string {
    return this.#cookies[person] ?? "";
  }

  /** What a browser of theirs would get. */
  async page(person: Person, path: string): Promise<{ status: number; headers: Headers; html: string }> {
    const response = await fetch(new URL(path, this.app), { redirect: "manual", headers: { cookie: this.cookieOf(person) } });
    return { status: response.status, headers: response.headers, html: await response.text() };
  }

  /** Kills the process without a word and starts another. */
  async restartKilled(whileGone: () => void): Promise<void> {
    await this.#process.crash();
    whileGone();
    this.#process = await startProcess(this.#standIns, this.#localDir);
  }

  /** The process that began the others. */
  get pid(): number {
    return this.#process.pid;
  }

  /** All that runs of it: the process, its workers, and what tsx begins. */
  processes(): number[] {
    return processesOfGroup(this.pid);
  }

  workers(): number[] {
    return this.processes().filter((pid) => commandOf(pid)?.includes("server/worker.ts"));
  }

  /** Bytes of memory that the process and its workers hold. */
  memory(): number {
    return this.processes().reduce((sum, pid) => sum + residentBytes(pid), 0);
  }

  /** Settles when the process has ended, with its exit code and the signal that ended it. */
  get ended(): Promise<unknown> {
    return this.#process.ended;
  }

  /** What it has logged since the run began. */
  logged(): Logged[] {
    const whole = readFileSync(join(this.#localDir, "app.log"), "utf8").replace(/[^\n]*$/, "");
    const lines = whole.split("\n");
    return lines.filter((line) => line.startsWith("{")).map((line) => logLine.parse(JSON.parse(line)));
  }

  /** Nobody writes to the account until `work` is done; `waiting` tells how many would. */
  async lockAccount({ accountId, region }: CastOrganization, work: (waiting: () => Promise<number>) => Promise<void>): Promise<void> {
    await this.#asSuperuser(async (sql) => {
      await sql.begin(async (tx) => {
        await tx`select from accounts where account_id = ${accountId} for no key update`;
        await work(async () => {
          const [row] = await tx<{ waiting: number }[]>`select count(distinct pid)::int as waiting from pg_locks where not granted`;
          return row?.waiting ?? 0;
        });
      });
    }, databaseNames[region]);
  }

  async stopDatabase(): Promise<void> {
    await stopPostgres(this.#postgres.dataDir ?? "");
  }

  async startDatabase(): Promise<void> {
    const password = this.#standIns.secrets.passwords.postgres;
    const { port } = await startPostgres({
      localDir: this.#localDir,
      password,
      preferredPort: this.#postgres.port,
      durable: false,
      say: () => {},
    });
    if (port !== this.#postgres.port) throw new Error(`PostgreSQL came back on port ${port} instead of ${this.#postgres.port}.`);
  }

  /** As when a region's server is lost: nobody gets in, and who was in is out. */
  async takeDown(region: Region): Promise<void> {
    await this.#asSuperuser(async (sql) => {
      await sql.unsafe(`alter database ${databaseNames[region]} with allow_connections false`);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${databaseNames[region]}`;
    });
  }

  async bringBack(region: Region): Promise<void> {
    await this.#asSuperuser(async (sql) => sql.unsafe(`alter database ${databaseNames[region]} with allow_connections true`));
  }

  /** How many jobs have failed and wait for their next try. */
  async countFailedJobs(region: Region): Promise<number> {
    const [row] = await this.#asSuperuser(
      (sql) =>
        sql<
          { jobs: number }[]
        >`select count(*)::int as jobs from graphile_worker._private_jobs where last_error is not null and locked_by is null`,
      databaseNames[region],
    );
    return row?.jobs ?? 0;
  }

  /** What has failed is tried at once, and then never again. */
  async giveLastTry(region: Region): Promise<void> {
    await this.#asSuperuser(
      (sql) => sql`
        update graphile_worker._private_jobs set max_attempts = attempts + 1, run_at = now()
        where last_error is not null and locked_by is null`,
      databaseNames[region],
    );
  }

  /** As if the queue of a process that was killed had been silent for minutes: its jobs are given to another. */
  async giveAbandonedJobsBack(region: Region): Promise<void> {
    await this.#asSuperuser(async (sql) => {
      await sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '3 minutes' where locked_at is not null`;
      await sql`select graphile_worker.add_job('queue.unlock')`;
    }, databaseNames[region]);
  }

  /** As if every invitation had been sent `minutes` earlier. */
  async ageInvitations(region: Region, minutes: number): Promise<void> {
    await this.#asSuperuser(
      (sql) => sql`update invitations set sent_at = sent_at - make_interval(mins => ${minutes})`,
      databaseNames[region],
    );
  }

  stop(): Promise<void> {
    return this.#stopping.stop();
  }

  get #postgres(): Addresses["postgres"] {
    return this.#standIns.addresses.postgres;
  }

  async #asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>, database = "postgres"): Promise<T> {
    const { host, port } = this.#postgres;
    const sql = postgres({ host, port, user: "postgres", password: this.#standIns.secrets.passwords.postgres, database, max: 1 });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  }
}

const quietly: Step = (_title, work) => work(() => {});

async function assemble(people: readonly Person[], stopping: Stopping): Promise<OutageRun> {
  const { path: localDir, remove } = temporaryLocalDir();
  stopping.add("The temporary directory", async () => remove());
  const port = await freePort();
  const found = await startStandIns(
    { localDir, port, appUrl: `http://localhost:${port}`, ownPostgres: null, durable: false },
    quietly,
    stopping,
  );
  // Also when the database of this run was started anew.
  stopping.add("PostgreSQL", async () => void (await stopPostgres(found.addresses.postgres.dataDir ?? "")));
  const postOffice = await openPostOffice(found.addresses.inbox);
  stopping.add("The post office", postOffice.close);
  const standIns = { ...found, addresses: { ...found.addresses, inbox: postOffice.url } };
  const connections = ownerConnections(found.addresses, found.secrets);
  const cast = await createCast(connections);
  const cookies = await Promise.all(
    people.map(async (person) => [person, `${sessionCookie}=${await createSession(connections.directory, cast[person].userId)}`] as const),
  );
  await endConnections(connections);
  const process = await startProcess(standIns, localDir);
  return new OutageRun({ cast, postOffice, standIns, localDir, cookies: Object.fromEntries(cookies), stopping, process });
}

function startProcess(standIns: StandIns, localDir: string): Promise<App> {
  const output = createWriteStream(join(localDir, "app.log"), { flags: "a" });
  return startApp({ root, standIns, mode: "production", output, end: new AbortController().signal });
}
