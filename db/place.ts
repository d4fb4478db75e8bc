import type postgres from "postgres";
import type { Region } from "#lib/regions.ts";

/** Which of the three databases one is. */
export type Place = "directory" | Region;

/**
 * Which database this was migrated as; null where none says so. It is the comment of schema app: every role may read
 * it without a grant, and a dump carries it along.
 */
export async function readPlace(sql: postgres.Sql): Promise<string | null> {
  const [row] = await sql<{ place: string | null }[]>`
    select obj_description(oid, 'pg_namespace') as place from pg_namespace where nspname = 'app'`;
  return row?.place ?? null;
}

/** Writes down which database this is, for good (PRODUCT 5.2). */
export async function markPlace(sql: postgres.Sql, place: Place): Promise<void> {
  await sql.unsafe(`comment on schema app is '${place}'`);
}

/** Throws when this database is another already or, not marked yet, holds accounts of another region. */
export async function refuseOtherPlace(sql: postgres.Sql, place: Place): Promise<void> {
  const is = (await readPlace(sql)) ?? (await regionOfAccounts(sql)) ?? place;
  if (is === place) return;
  throw new Error(`The database of ${is} is given as that of ${place}; correct MIGRATION_URL, MIGRATION_URL_US and MIGRATION_URL_EU.`);
}

async function regionOfAccounts(sql: postgres.Sql): Promise<string | null> {
  const [table] = await sql<{ known: boolean }[]>`select to_regclass('public.accounts') is not null as known`;
  if (!table?.known) return null;
  const [row] = await sql<{ region: string }[]>`select region from accounts limit 1`;
  return row?.region ?? null;
}
