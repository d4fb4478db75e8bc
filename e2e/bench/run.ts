import { fileURLToPath } from "node:url";
import { Refusal } from "#local/settings.ts";
import { steps } from "#local/steps.ts";
import { endOfRun, Stopping } from "#local/stopping.ts";
import { temporaryLocalDir } from "#local/temporary.ts";
import { type BarName, bars, lineOf, meets } from "./bars.ts";
import { benches } from "./benches.ts";
import type { Measure } from "./measure.ts";
import type { Measured } from "./rounds.ts";
import { buildApp } from "./serve-app.ts";
import { tableOf } from "./table.ts";
import { openWorld, type World } from "./world.ts";

/** `npm run bench`: measures every bar, or with `-- <part of a name> …` some, and fails when a gate is missed. */
const benchLimitMs = 300_000;
const filters = process.argv.slice(2);
const end = endOfRun();
const stopping = new Stopping();
const chosen = benches.filter((bench) => bench.bars.some(isWanted));
if (chosen.length === 0) {
  console.error(`No bar has ${filters.join(" or ")} in its name. There are: ${bars.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const measured = new Map<BarName, Measured>();
await measureAll();
await stopping.stop();
const shown = bars.filter(({ name }) => chosen.some((bench) => bench.bars.some((bar) => bar === name)));
if (!end.aborted) report();
process.exit(shown.every((bar) => isMet(bar)) ? 0 : 1);

function isWanted(name: BarName): boolean {
  return filters.length === 0 || filters.some((part) => name.includes(part));
}

async function measureAll(): Promise<void> {
  try {
    const localDir = temporaryLocalDir();
    stopping.add("The temporary directory", async () => localDir.remove());
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const world = await openWorld({ root, localDir: localDir.path, step: steps(end), stopping, end });
    if (chosen.some(({ built }) => built)) await buildApp(world);
    for (const bench of chosen) {
      console.log(`\n── ${bench.bars.join(", ")}`);
      await measure((await bench.open()).measure, world);
    }
  } catch (error) {
    console.error(end.aborted ? "Stopped." : error instanceof Refusal ? error.message : error);
  }
}

/** What throws is short, and the others go on; what takes too long would be in their way, so the run ends. */
async function measure(work: Measure, world: World): Promise<void> {
  try {
    const figures = Object.entries(await Promise.race([work(world), endOrLimit()]));
    for (const { name } of bars) {
      const [, figure] = figures.find(([bar]) => bar === name) ?? [];
      if (figure) measured.set(name, figure);
    }
  } catch (error) {
    if (end.aborted || error instanceof Refusal) throw error;
    console.error(error);
  }
}

/** Never resolves: a bench that takes too long is cut off, and so is one when the run is asked to end. */
function endOrLimit(): Promise<never> {
  return new Promise((_, reject) => {
    const limit = setTimeout(() => reject(new Refusal(`This took longer than ${benchLimitMs / 1000} s.`)), benchLimitMs);
    limit.unref();
    end.addEventListener("abort", () => reject(new Error("Stopped")), { once: true });
  });
}

function isMet(bar: (typeof bars)[number]): boolean {
  const figure = measured.get(bar.name);
  return figure !== undefined && meets(bar, figure.value);
}

function report(): void {
  console.log(`\n${tableOf(shown, measured)}\n`);
  for (const bar of shown) console.log(lineOf(bar, measured.get(bar.name)?.value ?? null));
}
