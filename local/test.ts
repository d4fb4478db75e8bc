import { createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { complaints, startApp } from "./app.ts";
import { ensureBuild } from "./build.ts";
import { freePort } from "./ports.ts";
import { readCounts, sum, type Tally } from "./results.ts";
import { Runners } from "./runners.ts";
import { Refusal } from "./settings.ts";
import { startStandIns } from "./stand-ins.ts";
import { steps } from "./steps.ts";
import { endOfRun, Stopping } from "./stopping.ts";
import { temporaryLocalDir } from "./temporary.ts";
import { verify } from "./verify-checks.ts";

/** `npm test`: everything, one line of result at the end. With `--e2e` (`npm run e2e`) the browser's tests alone. */
const root = fileURLToPath(new URL("..", import.meta.url));
const onlyBrowser = process.argv[2] === "--e2e";
const stopping = new Stopping();
const end = endOfRun();
const step = steps(end);
const localDir = temporaryLocalDir();
const counts = join(localDir.path, "counts.jsonl");
const runners = new Runners(root, localDir.path, end);

stopping.add("The temporary directory", async () => localDir.remove());

const tallies = await runAll();
const { flows, cells, races, values, kills } = readCounts(counts);
await stopping.stop();
const { passed, failed } = sum(tallies);
console.log(`\nflows ${flows}\ncells ${cells}\nraces ${races}\nvalues ${values}\nkills ${kills}\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function runAll(): Promise<Tally[]> {
  const tallies: Tally[] = [];
  try {
    if (!onlyBrowser) tallies.push(...(await verify(root, runners, { GUILDHALL_COUNTS: counts })));
    if (!onlyBrowser) tallies.push(await runners.vitest("database", { GUILDHALL_COUNTS: counts }));
    tallies.push(...(await runServed()));
  } catch (error) {
    console.error(end.aborted ? "Stopped." : error instanceof Refusal ? error.message : error);
    tallies.push({ passed: 0, failed: 1 });
  }
  return tallies;
}

/** Against one production process on a port of its own, in a local directory of its own. */
async function runServed(): Promise<Tally[]> {
  console.log("\n── The app, as in production");
  await step("Build", async (say) => say(await ensureBuild(root, join(localDir.path, "build.log"), end)));
  const port = await freePort();
  const settings = { localDir: localDir.path, port, appUrl: `http://localhost:${port}`, ownPostgres: null, durable: false };
  const standIns = await startStandIns(settings, step, stopping);
  const log = join(localDir.path, "app.log");
  const output = createWriteStream(log);
  const app = await step("App", () => startApp({ root, standIns, mode: "production", output, end })).catch((error: unknown) => {
    console.error(complaints(log, 40));
    throw error;
  });
  stopping.add("The app", app.close);
  const variables = { GUILDHALL_COUNTS: counts, GUILDHALL_ADDRESSES: standIns.addressesFile };
  const served = onlyBrowser ? [] : [await runners.vitest("served", variables)];
  const browser = existsSync(join(root, "e2e")) ? [await runners.playwright(variables, ...process.argv.slice(3))] : [];
  const results = [...served, ...browser];
  if (sum(results).failed > 0 && existsSync(log)) console.error(`\n── What the app's log complains of last\n${complaints(log, 60)}`);
  return results;
}
