import { log } from "#lib/log.ts";
import { regions, type Region } from "#lib/regions.ts";

/** Milliseconds each region has to answer what spans them before it is shown as unavailable (ARCHITECTURE 5). */
const regionTimeoutMs = 300;

/** Asks every region in parallel; one that is down or slow answers null, and hurts nobody else. */
export async function askRegions<T>(question: (region: Region) => Promise<T>): Promise<{ region: Region; answer: T | null }[]> {
  return Promise.all(regions.map(async (region) => ({ region, answer: await withinTime(region, question(region)) })));
}

async function withinTime<T>(region: Region, answer: Promise<T>): Promise<T | null> {
  const { promise: timeout, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), regionTimeoutMs);
  const settled = answer.catch((error: unknown) => {
    log.warn({ region, err: error }, "a region did not answer in time");
    return null;
  });
  return Promise.race([settled, timeout]).finally(() => clearTimeout(timer));
}
