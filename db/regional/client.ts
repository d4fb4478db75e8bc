import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { regionalDatabaseUrl } from "#lib/env.ts";
import type { Region } from "#lib/regions.ts";
import { pool } from "../connection.ts";
import { madeOnce } from "../made-once.ts";
import { type Mode, type Settings, transaction } from "../transaction.ts";
import * as schema from "./schema.ts";

export type RegionalDatabase = PostgresJsDatabase<typeof schema> & { $client: Sql };
export type RegionalTransaction = Parameters<Parameters<RegionalDatabase["transaction"]>[0]>[0];

const clientOf = madeOnce((sql: Sql): RegionalDatabase => drizzle(sql, { schema }));

/** One region's client, as `guildhall_app`. Only the doors open it; verbs get a transaction. */
export function regional(region: Region): RegionalDatabase {
  return clientOf(pool(regionalDatabaseUrl(region)));
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
