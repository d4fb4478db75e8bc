import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type postgres from "postgres";

/** What `begin` says; nothing is read committed, to read and write. */
export type Mode = "" | "isolation level repeatable read read only";

/** What row-level security reads, by name. */
export type Settings = Readonly<Partial<Record<"app.account_id" | "app.user_id" | "app.user_email", string>>>;

type Schema = Record<string, unknown>;
type Transaction<S extends Schema> = PostgresJsTransaction<S, ExtractTablesWithRelations<S>>;

const dialect = new PgDialect();

/**
 * A transaction of Drizzle's whose settings, which end with it, are sent right before the first statement of `work`, without
 * a wait in between: every wait costs as much as the statement.
 */
export async function transaction<S extends Schema, T>(
  sql: postgres.Sql,
  mode: Mode,
  settings: Settings,
  work: (tx: Transaction<S>) => Promise<T>,
): Promise<T> {
  const names = Object.keys(settings);
  const set = `select ${names.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(", ")}`;
  const result = await sql.begin(mode, (client) => {
    // Where it fails, so does the transaction.
    if (names.length > 0)
      void client
        .unsafe(set, Object.values(settings))
        .execute()
        .catch(() => undefined);
    // As Drizzle's own `transaction` does it; its session is typed for what a pool has besides.
    const session = new PostgresJsSession<typeof client & postgres.Sql, S, ExtractTablesWithRelations<S>>(
      client as typeof client & postgres.Sql,
      dialect,
      undefined,
    );
    return work(new PostgresJsTransaction(dialect, session, undefined));
  });
  return result as T;
}
