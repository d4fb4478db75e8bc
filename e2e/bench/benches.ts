import type { BarName } from "./bars.ts";
import type { Measure } from "./measure.ts";

/** Files are opened when they run: a filter spares the peers of the others. `built` asks for a build of the app beforehand. */
type Bench = { bars: readonly BarName[]; built?: true; open: () => Promise<{ measure: Measure }> };

/** In the order they run. */
export const benches: readonly Bench[] = [
  { bars: ["policy-casl"], open: () => import("./policy-casl.ts") },
  { bars: ["permission-peer"], open: () => import("./permission-peer.ts") },
  { bars: ["verbs-peer"], open: () => import("./verbs-peer.ts") },
  { bars: ["bulk"], open: () => import("./bulk.ts") },
  { bars: ["members-flat-first", "members-flat-next", "members-flat-search"], open: () => import("./members-flat.ts") },
  { bars: ["page-peer"], built: true, open: () => import("./page-peer.ts") },
  { bars: ["script"], built: true, open: () => import("./script.ts") },
  { bars: ["click"], built: true, open: () => import("./click.ts") },
  { bars: ["start"], built: true, open: () => import("./start.ts") },
];
