import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { migrationEnv } from "#lib/env.ts";
import { regions, type Region } from "#lib/regions.ts";
import { installQueue } from "./job-queue.ts";
import { makeRoles, narrowDatabase, type MigrationAddresses } from "./roles.ts";

/** Any number that no other program locks in our databases: "guildhall" on a telephone's keys. */
const lockNumber = 484534255;

/**
 * Brings the directory and every region up to date: roles, tables, policies, the job queue. May be run
 * again at any time, also twice at once (an advisory lock per database). Works as a plain role with
 * CREATEROLE that owns the databases, on PostgreSQL 15 or newer. Throws what the database said.
 */
export async function migrate(addresses: Record<"directory" | Region, MigrationAddresses>, tell: (line: string) => void = () => {}): Promise<void> {
  for (const name of ["directory", ...regions] as const) {
    await migrateDatabase(name === "directory" ? "directory" : "regional", addresses[name]);
    tell(`${name} is up to date`);
  }
}

async function migrateDatabase(set: "directory" | "regional", addresses: MigrationAddresses): Promise<void> {
  const sql = postgres(addresses.owner, { max: 1, onnotice: () => {}, connection: { application_name: "guildhall migrations" } });
  try {
    await sql`select pg_advisory_lock(${lockNumber})`;
    await makeRoles(sql, addresses);
    await narrowDatabase(sql);
    await runMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL(`../drizzle/${set}`, import.meta.url)) });
    await installQueue(sql, addresses.jobs);
  } finally {
    await sql.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await migrate(migrationEnv(), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
