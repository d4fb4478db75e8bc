import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import type { InnerHandler } from "./pipeline.ts";
import { servePipeline } from "./pipeline-under-test.ts";

/** A handler that waits until it is let go. */
function held(): { inner: InnerHandler; arrived: Promise<void>; letGo: () => void } {
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const inner: InnerHandler = async (_request, response) => {
    arrive();
    await gone;
    response.end("done");
  };
  return { inner, arrived, letGo };
}

test("draining lets the answer in flight out, closes its connection and accepts no new one", async () => {
  const { inner, arrived, letGo } = held();
  await using server = await servePipeline(inner);
  const answer = server.ask({ headers: { connection: "keep-alive" } });
  await arrived;
  const drained = server.drain.drain();
  await expect(server.ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  letGo();
  expect(await answer).toMatchObject({ status: 200, body: "done", headers: { connection: "close" } });
  await drained;
});

test("a connection whose answer had promised to keep it is closed after that answer", async () => {
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>();
  await using server = await servePipeline(async (_request, response) => {
    response.write("begun");
    await gone;
    response.end();
  });
  const agent = new Agent({ keepAlive: true });
  const asking = request({ host: "127.0.0.1", port: server.port, agent, headers: { host: "app.example" } }).end();
  const [response] = await once(asking, "response");
  expect(response.headers.connection).toBe("keep-alive");
  response.resume();
  const ended = once(response, "end");
  const drained = server.drain.drain();
  letGo();
  await Promise.all([drained, ended]);
  agent.destroy();
});

test("an idle connection kept alive does not hold the process", async () => {
  await using server = await servePipeline((_request, response) => void response.end());
  const agent = new Agent({ keepAlive: true });
  const asking = request({ host: "127.0.0.1", port: server.port, agent, headers: { host: "app.example" } }).end();
  const [response] = await once(asking, "response");
  response.resume();
  await once(response, "end");
  await server.drain.drain();
  agent.destroy();
});

test("what does not end is cut at the limit", async () => {
  const { inner, arrived, letGo } = held();
  await using server = await servePipeline(inner, { drainLimitMs: 20 });
  const answer = server.ask();
  const cut = expect(answer).rejects.toMatchObject({ code: "ECONNRESET" });
  await arrived;
  const silent = connect(server.port, "127.0.0.1");
  await once(silent, "connect");
  await server.drain.drain();
  await cut;
  letGo();
  silent.destroy();
});
