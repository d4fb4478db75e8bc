import type { BarName } from "./bars.ts";
import type { Measure } from "./measure.ts";

/** Files are opened when they run: a filter spares the peers of the others. */
type Bench = { bars: readonly BarName[]; open: () => Promise<{ measure: Measure }> };

/** In the order they run. */
export const benches: readonly Bench[] = [{ bars: ["bulk"], open: () => import("./bulk.ts") }];
