import type { BarName } from "./bars.ts";
import type { Measured } from "./rounds.ts";
import type { World } from "./world.ts";

/** What one file measures, by the names of its bars; it throws when it cannot. */
export type Measure = (world: World) => Promise<Partial<Record<BarName, Measured>>>;
