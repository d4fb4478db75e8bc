import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { env } from "#lib/env.ts";
import { pool } from "../connection.ts";
import * as schema from "./schema.ts";

export type DirectoryDatabase = PostgresJsDatabase<typeof schema> & { readonly name?: "directory" };
export type DirectoryTransaction = Parameters<Parameters<DirectoryDatabase["transaction"]>[0]>[0];

/** The directory's client, as `guildhall_app`. Only doors and lib/actor open it. */
export function directory(): DirectoryDatabase {
  return drizzle(pool(env().DATABASE_URL), { schema });
}
