import { createServer } from "node:http";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { drainable } from "./drain.ts";
import type { Leaving } from "./leave.ts";
import { listen } from "./listen.ts";
import { ownHostname, startNext } from "./next.ts";
import { webPipeline } from "./pipeline.ts";

/**
 * Serves in this process: client address, security headers, then Next. Resolves with the port once it can answer; what it
 * takes to leave is added to `leaving` on the way. Throws BootError when the port is taken.
 */
export async function serveWeb(leaving: Leaving): Promise<number> {
  const { APP_URL, HOST, NODE_ENV, PORT, TRUSTED_PROXY_HOPS } = env();
  const development = NODE_ENV === "development";
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 });
  const { drain, draining } = drainable(server);
  leaving.working.push(drain);

  const port = await listen(server, HOST, PORT);
  const next = startNext(server, { hostname: ownHostname(HOST), port, development });
  const pipeline = { appUrl: APP_URL, trustedProxyHops: TRUSTED_PROXY_HOPS, development, log, draining };
  server.on(
    "request",
    webPipeline(async (request, response) => (await next).handler(request, response), pipeline),
  );
  leaving.serving.push((await next).close);
  return port;
}
