import { createServer, type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { type Drain, drainable } from "./drain.ts";
import { listen } from "./listen.ts";
import { type InnerHandler, webPipeline } from "./pipeline.ts";

export type Asked = { status: number; headers: IncomingHttpHeaders; body: string };
export type Question = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer };

export type UnderTest = {
  ask(question?: Question): Promise<Asked>;
  port: number;
  /** What the access log got. */
  logged: Record<string, unknown>[];
  drain: Drain;
  [Symbol.asyncDispose](): Promise<void>;
};

/** The pipeline of server.ts around another inner handler, on a free port of loopback, as `http://app.example`. */
export async function servePipeline(
  inner: InnerHandler,
  options: { trustedProxyHops?: number; appUrl?: string; drainLimitMs?: number } = {},
): Promise<UnderTest> {
  const { trustedProxyHops = 0, appUrl = "http://app.example" } = options;
  const logged: Record<string, unknown>[] = [];
  const write = (fields: object): void => void logged.push({ ...fields });
  const server = createServer();
  const drain = drainable(server, options.drainLimitMs);
  const log = { info: write, error: write };
  server.on("request", webPipeline(inner, { appUrl, trustedProxyHops, development: false, log, draining: drain.draining }));
  const port = await listen(server, "127.0.0.1", 0);
  return {
    ask: (question = {}) => ask(port, { ...question, headers: { host: new URL(appUrl).host, ...question.headers } }),
    port,
    logged,
    drain,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      if (server.listening) await once(server.close(), "close");
    },
  };
}

/** Asks as plainly as a socket allows: nothing is normalised, no header is added but those HTTP needs. */
export async function ask(port: number, { method = "GET", path = "/", headers = {}, body }: Question): Promise<Asked> {
  const asking = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false });
  asking.end(body);
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}
