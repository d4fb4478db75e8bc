import { createServer } from "node:http";
import { closePools } from "#db/connection.ts";
import { env, EnvError, tellPackages } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { isLostDatabase } from "#lib/request-state.ts";
import { BootError, checkDirectory, checkRegions } from "./server/boot.ts";
import { drainable } from "./server/drain.ts";
import { leaveOnSignal } from "./server/leave.ts";
import { listen } from "./server/listen.ts";
import { ownHostname, startNext } from "./server/next.ts";
import { webPipeline } from "./server/pipeline.ts";

process.on("uncaughtException", survive);
process.on("unhandledRejection", survive);
await serve().catch(refuse);

/** The web process: client address, security headers, then Next; the job runner beside it (ARCHITECTURE 7). */
async function serve(): Promise<void> {
  const { APP_URL, HOST, JOBS, NODE_ENV, PORT, TRUSTED_PROXY_HOPS } = env();
  tellPackages();
  await checkDirectory();
  await checkRegions(refuse);

  const development = NODE_ENV === "development";
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 });
  const { drain, draining } = drainable(server);
  const working = [drain];
  const serving: (() => Promise<void>)[] = [];
  leaveOnSignal([working, serving, [() => closePools(1)]]);

  const port = await listen(server, HOST, PORT);
  const next = startNext(server, { hostname: ownHostname(HOST), port, development });
  const pipeline = { appUrl: APP_URL, trustedProxyHops: TRUSTED_PROXY_HOPS, development, log, draining };
  server.on(
    "request",
    webPipeline(async (request, response) => (await next).handler(request, response), pipeline),
  );
  serving.push((await next).close);

  if (JOBS === "on") {
    const { startJobs } = await import("#lib/jobs/runner.ts");
    working.push((await startJobs()).stop);
  }
  log.info({ port, url: APP_URL, jobs: JOBS }, "serving");
}

/** One message that says what to set or to start, and no more. */
function refuse(error: unknown): never {
  if (error instanceof EnvError) console.error(error.message);
  else console.error("Guildhall cannot start:", error instanceof BootError ? error.message : error);
  process.exit(1);
}

/** A lost connection is met where it is used; anything else that nobody caught leaves the process unsound. */
function survive(error: unknown): void {
  log.error({ err: error }, "nobody caught this");
  if (!isLostDatabase(error)) process.kill(process.pid, "SIGTERM");
}
