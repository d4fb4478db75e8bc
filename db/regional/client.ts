import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { regionalDatabaseUrl } from "#lib/env.ts";
import type { Region } from "#lib/regions.ts";
import { pool } from "../connection.ts";
import * as schema from "./schema.ts";

export type RegionalDatabase = PostgresJsDatabase<typeof schema> & { readonly name?: "regional" };
export type RegionalTransaction = Parameters<Parameters<RegionalDatabase["transaction"]>[0]>[0];

/** One region's client, as `guildhall_app`. Only the doors open it; verbs get a transaction. */
export function regional(region: Region): RegionalDatabase {
  return drizzle(pool(regionalDatabaseUrl(region)), { schema });
}
