import postgres from "postgres";
import { databaseNames, databaseUrls, type Addresses } from "./addresses.ts";
import type { Secrets } from "./secrets.ts";
import { Refusal } from "./settings.ts";

/**
 * Makes the owner's role and the three databases where they are missing, as a superuser. Passwords follow
 * secrets.json, so a lost one is replaced. Throws Refusal when the superuser cannot connect.
 */
export async function ensureDatabases(superuserUrl: string, secrets: Secrets): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await ensureOwner(sql, secrets.passwords.guildhall_owner);
    const present = await sql<{ datname: string }[]>`select datname from pg_database where datname in ${sql(Object.values(databaseNames))}`;
    const missing = Object.values(databaseNames).filter((name) => !present.some(({ datname }) => datname === name));
    for (const name of missing) await sql.unsafe(`create database ${name} owner guildhall_owner`);
  } catch (cause) {
    throw new Refusal(
      `PostgreSQL answered: ${cause instanceof Error ? cause.message : String(cause)}. When secrets.json was lost, remove the whole local directory to start afresh.`,
      { cause },
    );
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Stays a plain role that may make others: migrations must work where nobody is a superuser. */
async function ensureOwner(sql: postgres.Sql, password: string): Promise<void> {
  const [known] = await sql`select 1 from pg_roles where rolname = 'guildhall_owner'`;
  await sql.unsafe(`${known ? "alter" : "create"} role guildhall_owner login nosuperuser createrole password '${password}'`);
}

/** The owner's connections, one pool of at most `max` per database; whoever opens them ends them. */
export function ownerConnections(addresses: Pick<Addresses, "postgres" | "databases">, secrets: Secrets, max = 2): OwnerConnections {
  const urls = databaseUrls(addresses, secrets, "guildhall_owner");
  const connect = (url: string) => postgres(url, { max, connect_timeout: 10, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  return { directory: connect(urls.directory), us: connect(urls.us), eu: connect(urls.eu) };
}

export type OwnerConnections = Record<keyof typeof databaseNames, postgres.Sql>;

export async function endConnections(connections: OwnerConnections): Promise<void> {
  await Promise.all(Object.values(connections).map((sql) => sql.end({ timeout: 2 })));
}
