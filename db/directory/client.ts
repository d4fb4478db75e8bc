import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { env } from "#lib/env.ts";
import { pool } from "../connection.ts";
import { madeOnce } from "../made-once.ts";
import { type Mode, transaction } from "../transaction.ts";
import * as schema from "./schema.ts";

export type DirectoryDatabase = PostgresJsDatabase<typeof schema> & { $client: Sql };
export type DirectoryTransaction = Parameters<Parameters<DirectoryDatabase["transaction"]>[0]>[0];

const clientOf = madeOnce((sql: Sql): DirectoryDatabase => drizzle(sql, { schema }));

/** The directory's client, as `guildhall_app`. Only doors and lib/actor open it. */
export function directory(): DirectoryDatabase {
  return clientOf(pool(env().DATABASE_URL));
}

/** A transaction of the directory, as the doors begin it. */
export function directoryTransaction<T>(mode: Mode, work: (tx: DirectoryTransaction) => Promise<T>): Promise<T> {
  return transaction<typeof schema, T>(directory().$client, mode, {}, work);
}
