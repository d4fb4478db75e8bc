import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { env } from "#lib/env.ts";
import { pool } from "../connection.ts";
import { type Mode, transaction } from "../transaction.ts";
import * as schema from "./schema.ts";

export type DirectoryDatabase = PostgresJsDatabase<typeof schema> & { $client: Sql };
export type DirectoryTransaction = Parameters<Parameters<DirectoryDatabase["transaction"]>[0]>[0];

const clients = new WeakMap<Sql, DirectoryDatabase>();

/** The directory's client, as `guildhall_app`. Only doors and lib/actor open it. */
export function directory(): DirectoryDatabase {
  const sql = pool(env().DATABASE_URL);
  const known = clients.get(sql);
  if (known) return known;
  const made = drizzle(sql, { schema });
  clients.set(sql, made);
  return made;
}

/** A transaction of the directory, as the doors begin it. */
export function directoryTransaction<T>(mode: Mode, work: (tx: DirectoryTransaction) => Promise<T>): Promise<T> {
  return transaction<typeof schema, T>(directory().$client, mode, {}, work);
}
