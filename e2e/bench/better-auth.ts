import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { organization } from "better-auth/plugins/organization";
import { Logger, makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import postgres from "postgres";
import type { World } from "./world.ts";

const database = "guildhall_bench_better_auth";

/** As many connections as our two databases' pools have together. */
const connectionsMax = 20;

/** Somebody signed in there: the cookies a browser would send, and who they are. */
export type Visitor = { userId: string; email: string; headers: Headers };
export type BetterAuth = Awaited<ReturnType<typeof startBetterAuth>>;

/**
 * better-auth with its organization plugin as its documentation sets it up: node-postgres, a database of its own on the same
 * PostgreSQL, tables and indexes by its own migration. It joins in the database where it can, which is faster than its
 * default; sessions are read there on every call, as ours are, not from a cookie. Teams as ours: an organization begins with
 * one. Its invitations are mailed as ours are, by a job in the same queue; those of `apiUnsent` are not. Limits out of the way.
 */
export async function startBetterAuth({ standIns: { addresses, secrets }, stopping }: World) {
  const { host, port } = addresses.postgres;
  const superuser = `postgres://postgres:${secrets.passwords.postgres}@${host}:${port}`;
  await createDatabase(`${superuser}/postgres`);
  const pool = new pg.Pool({ connectionString: `${superuser}/${database}`, max: connectionsMax });
  // The server goes before its connections when a run is cut short.
  pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
  stopping.add("better-auth's connections", () => pool.end());
  const queue = await makeWorkerUtils({ pgPool: pool, logger: new Logger(() => () => {}) });
  stopping.add("better-auth's queue", async () => queue.release());
  await queue.migrate();
  const mail = async ({ id }: { id: string }) => {
    await queue.addJob("invitation.mail", { invitationId: id, version: 1 }, { jobKey: `invitation:${id}:1` });
  };
  const options = {
    baseURL: addresses.app,
    secret: secrets.authSecret,
    database: pool,
    logger: { level: "error" as const },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // What hashing a password costs is nobody's question here.
    emailAndPassword: { enabled: true, password: { hash: async (password: string) => password, verify: async () => true } },
    advanced: { database: { joins: true } },
  };
  const organizations = (sendInvitationEmail: typeof mail) =>
    organization({ membershipLimit: 1_000_000, invitationLimit: 1_000_000, sendInvitationEmail, teams: { enabled: true } });
  const sending = { ...options, plugins: [organizations(mail)] };
  await (await getMigrations(sending)).runMigrations();
  const auth = betterAuth(sending);
  const signUp = async (email: string): Promise<Visitor> => {
    const { response, headers } = await auth.api.signUpEmail({
      body: { email, name: email.split("@")[0] ?? email, password: "correct horse battery" },
      returnHeaders: true,
    });
    return { userId: response.user.id, email, headers: new Headers({ cookie: cookiesOf(headers) }) };
  };
  return {
    api: auth.api,
    apiUnsent: betterAuth({ ...options, plugins: [organizations(async () => {})] }).api,
    signUp,
    analyze: () => pool.query("analyze"),
  };
}

async function createDatabase(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`drop database if exists ${database} with (force)`);
  await sql.unsafe(`create database ${database}`);
  await sql.end();
}

function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
