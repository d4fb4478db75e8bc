import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { migrationEnv } from "#lib/env.ts";
import { regions } from "#lib/regions.ts";
import { installQueue } from "./job-queue.ts";
import { markPlace, refuseOtherPlace, type Place } from "./place.ts";
import { makeRoles, narrowDatabase, type MigrationAddresses } from "./roles.ts";

/** Any number that no other program locks in our databases: "guildhall" on a telephone's keys. */
const lockNumber = 484534255;

/**
 * Brings the directory and every region up to date: roles, tables, policies, the job queue. May be run
 * again at any time, also twice at once (an advisory lock in the directory). Works as a plain role with
 * CREATEROLE that owns the databases, on PostgreSQL 15 or newer. Throws what the database said, and when a database
 * was migrated as another one before.
 */
export async function migrate(addresses: Record<Place, MigrationAddresses>, tell: (line: string) => void = () => {}): Promise<void> {
  const lock = open(addresses.directory.owner);
  try {
    // Databases on one cluster share roles, so one lock covers them all.
    await lock`select pg_advisory_lock(${lockNumber})`;
    for (const name of ["directory", ...regions] as const) {
      await migrateDatabase(name, addresses[name]);
      tell(`${name} is up to date`);
    }
  } finally {
    await lock.end();
  }
}

async function migrateDatabase(place: Place, addresses: MigrationAddresses): Promise<void> {
  const set = place === "directory" ? "directory" : "regional";
  const sql = open(addresses.owner);
  try {
    await refuseOtherPlace(sql, place);
    await makeRoles(sql, addresses);
    await narrowDatabase(sql);
    await runMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL(`../drizzle/${set}`, import.meta.url)) });
    await markPlace(sql, place);
    await installQueue(sql, addresses.jobs);
  } finally {
    await sql.end();
  }
}

function open(url: string): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: "guildhall migrations" } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await migrate(migrationEnv(), (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
