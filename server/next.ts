import { createServer, type Server } from "node:http";
import type { InnerHandler } from "./pipeline.ts";

export type RunningNext = { handler: InnerHandler; close(): Promise<void> };

/**
 * Starts Next inside this process. It is told where the server really listens, because it calls itself there: for
 * the target of a redirect in an action, and for an action posted to another page.
 */
export async function startNext(server: Server, place: { hostname: string; port: number; development: boolean }): Promise<RunningNext> {
  const { default: next } = await import("next");
  const { hostname, port, development } = place;
  // Only development has a WebSocket. In production Next's upgrade listener would answer beside the pipeline.
  const httpServer = development ? server : createServer();
  const app = next({ dev: development, hostname, port, httpServer });
  await app.prepare();
  return { handler: app.getRequestHandler(), close: () => app.close() };
}

/** The name under which a process listening on `host` reaches itself. */
export function ownHostname(host: string): string {
  if (host === "0.0.0.0" || host === "") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}
