import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { regionalDatabaseUrl } from "#lib/env.ts";
import type { Region } from "#lib/regions.ts";
import { pool } from "../connection.ts";
import { type Mode, type Settings, transaction } from "../transaction.ts";
import * as schema from "./schema.ts";

export type RegionalDatabase = PostgresJsDatabase<typeof schema> & { $client: Sql };
export type RegionalTransaction = Parameters<Parameters<RegionalDatabase["transaction"]>[0]>[0];

const clients = new WeakMap<Sql, RegionalDatabase>();

/** One region's client, as `guildhall_app`. Only the doors open it; verbs get a transaction. */
export function regional(region: Region): RegionalDatabase {
  const sql = pool(regionalDatabaseUrl(region));
  const known = clients.get(sql);
  if (known) return known;
  const made = drizzle(sql, { schema });
  clients.set(sql, made);
  return made;
}

/** A transaction of one region, as the doors begin it. */
export function regionalTransaction<T>(
  region: Region,
  mode: Mode,
  settings: Settings,
  work: (tx: RegionalTransaction) => Promise<T>,
): Promise<T> {
  return transaction<typeof schema, T>(regional(region).$client, mode, settings, work);
}
