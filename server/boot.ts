import { assertPlace, assertRuntimeRole, DatabaseUnreachableError } from "#db/boot.ts";
import { pool } from "#db/connection.ts";
import type { Place } from "#db/place.ts";
import { env, jobsDatabaseUrl, regionalDatabaseUrl } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { type Region, regions } from "#lib/regions.ts";

/** Thrown when the process must not serve: which setting, and one sentence about it; never a password. */
export class BootError extends Error {
  override name = "BootError";
}

export const retryRegionMs = 5_000;

/** Asks the directory once. Throws BootError when it is down, another database, or its role may do more than a runtime role should. */
export async function checkDirectory(): Promise<void> {
  await checkDatabase("DATABASE_URL", env().DATABASE_URL, "directory");
  await checkQueue("JOBS_DATABASE_URL", "directory");
}

/**
 * Asks every region once. A region that is down is reported and asked again every five seconds, while the others
 * serve. Throws BootError when a region answers as another one or as a role that may do too much; later, `refuse` is called with it.
 */
export async function checkRegions(refuse: (error: unknown) => void): Promise<void> {
  await Promise.all(regions.map((region) => checkRegion(region, refuse)));
}

async function checkRegion(region: Region, refuse: (error: unknown) => void): Promise<void> {
  try {
    await checkDatabase(`DATABASE_URL_${region.toUpperCase()}`, regionalDatabaseUrl(region), region);
    await checkQueue(`JOBS_DATABASE_URL_${region.toUpperCase()}`, region);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    log.error({ region }, `${error.message} The other regions are served; this one is asked again every five seconds.`);
    setTimeout(() => void checkRegion(region, refuse).catch(refuse), retryRegionMs).unref();
  }
}

async function checkDatabase(variable: string, url: string, place: Place): Promise<void> {
  await check(variable, url, (sql) => assertRuntimeRole(sql, place));
}

/** Worked as another database's, a job would look for its rows where they are not. */
async function checkQueue(variable: string, place: Place): Promise<void> {
  const url = jobsDatabaseUrl(place);
  if (url) await check(variable, url, (sql) => assertPlace(sql, place));
}

async function check(variable: string, url: string, assert: (sql: ReturnType<typeof pool>) => Promise<unknown>): Promise<void> {
  try {
    await assert(pool(url));
  } catch (error) {
    const { host, pathname } = new URL(url);
    const sentence = error instanceof Error ? error.message : String(error);
    throw new BootError(`${variable} (${host}${pathname}): ${sentence}${codeBehind(error)}`, { cause: error });
  }
}

function isUnreachable(error: unknown): error is BootError {
  return error instanceof BootError && error.cause instanceof DatabaseUnreachableError;
}

function codeBehind(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
}
