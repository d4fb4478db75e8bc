import { pool } from "#db/connection.ts";
import { env, regionalDatabaseUrl } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { isLostDatabase } from "#lib/request-state.ts";
import { type Region, regions } from "#lib/regions.ts";

/** Thrown when the process must not serve: one line that says what to set or to start. */
export class BootError extends Error {
  override name = "BootError";
}

export const retryRegionMs = 5_000;

/** Asks the directory once. Throws BootError when it is down or its role may do more than a runtime role should. */
export async function checkDirectory(): Promise<void> {
  await checkDatabase("DATABASE_URL", env().DATABASE_URL);
}

/**
 * Asks every region once. A region that is down is reported and asked again every five seconds, while the others
 * serve. Throws BootError when a region answers as a role that may do too much; later, `refuse` is called with it.
 */
export async function checkRegions(refuse: (error: unknown) => void): Promise<void> {
  await Promise.all(regions.map((region) => checkRegion(region, refuse)));
}

async function checkRegion(region: Region, refuse: (error: unknown) => void): Promise<void> {
  try {
    await checkDatabase(`DATABASE_URL_${region.toUpperCase()}`, regionalDatabaseUrl(region));
  } catch (error) {
    if (!(error instanceof BootError) || !isLostDatabase(error)) throw error;
    log.error({ region }, `${error.message} The other regions are served; it is asked again every five seconds.`);
    setTimeout(() => checkRegion(region, refuse).catch(refuse), retryRegionMs).unref();
  }
}

async function checkDatabase(variable: string, url: string): Promise<void> {
  try {
    await pool(url)`select 1`;
  } catch (error) {
    throw new BootError(`${variable}: the database at ${placeOf(url)} does not answer (${reasonOf(error)}).`, { cause: error });
  }
}

/** Host and database name, never the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  return [code, message].filter((part) => part !== "").join(": ");
}
