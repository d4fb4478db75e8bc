import { sql } from "drizzle-orm";
import { directory } from "#db/directory/client.ts";
import { regional } from "#db/regional/client.ts";
import { regions, type Region } from "#lib/regions.ts";

type State = "up" | "down";

/** Whether each database answers a trivial query. */
export async function checkHealth(): Promise<{ directory: State; regions: Record<Region, State> }> {
  const [main, ...found] = await Promise.all([
    stateOf(() => directory().execute(sql`select 1`)),
    ...regions.map((region) => stateOf(() => regional(region).execute(sql`select 1`))),
  ]);
  return { directory: main, regions: { us: found[regions.indexOf("us")] ?? "down", eu: found[regions.indexOf("eu")] ?? "down" } };
}

async function stateOf(question: () => PromiseLike<unknown>): Promise<State> {
  try {
    await question();
    return "up";
  } catch {
    return "down";
  }
}
