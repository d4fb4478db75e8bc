import { closePools } from "#db/connection.ts";
import { env, EnvError, tellPackages } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { BootError, checkDirectory, checkRegions } from "./server/boot.ts";
import { type Leaving, leaveOnSignal, leaveOnUncaught } from "./server/leave.ts";
import { serveWeb } from "./server/web.ts";
import { startWorkers } from "./server/workers.ts";

leaveOnUncaught();
await serve().catch(refuse);

/** The web process: Next, here or in workers, and the job runner beside it (ARCHITECTURE 7). */
async function serve(): Promise<void> {
  const { APP_URL, JOBS, NODE_ENV, WEB_WORKERS } = env();
  tellPackages();
  await checkDirectory();
  await checkRegions(refuse);

  const leaving: Leaving = { working: [], serving: [], lasting: [() => closePools(1)] };
  leaveOnSignal(leaving);
  const workers = NODE_ENV === "development" ? 1 : WEB_WORKERS;
  const port = workers === 1 ? await serveWeb(leaving) : await startWorkers(workers, leaving);

  if (JOBS === "on") {
    const { startJobs } = await import("#lib/jobs/runner.ts");
    leaving.working.push((await startJobs()).stop);
  }
  log.info({ port, url: APP_URL, workers, jobs: JOBS }, "serving");
}

/** One message that says what to set or to start, and no more. */
function refuse(error: unknown): never {
  if (error instanceof EnvError) console.error(error.message);
  else console.error("Guildhall cannot start:", error instanceof BootError ? error.message : error);
  process.exit(1);
}
