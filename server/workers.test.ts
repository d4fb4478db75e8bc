import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";

function start(workers: number, behaviour: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--import", "tsx", "server/workers-under-test.ts"], {
    env: { ...process.env, WORKERS: String(workers), BEHAVIOUR: behaviour, LOG_LEVEL: "info" },
    stdio: "pipe",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("a worker that ends again and again as it starts is tried less and less often", async () => {
  const lines: unknown[] = [];
  const { stdout } = start(2, "the first ends, and every replacement at once");
  for await (const line of createInterface(stdout)) if (lines.push(JSON.parse(line)) === 4) break;
  const ended = { msg: "a worker ended; another takes its place", ended: "3", refused: "A worker ended (3) before it served." };
  expect(lines).toMatchObject([
    { port: expect.any(Number) },
    { ended: "4", pauseMs: 250 },
    { ...ended, pauseMs: 500 },
    { ...ended, pauseMs: 1000 },
  ]);
});

test("a worker that does not come up at the first start ends the start, and says so once", async () => {
  const child = start(2, "the first ends at once");
  const [said, logged, [code]] = await Promise.all([text(child.stderr), text(child.stdout), once(child, "exit")]);
  expect({ said, logged, code }).toEqual({ said: "A worker ended (3) before it served.\n", logged: "", code: 1 });
});

test("a connection that a killed worker had no time to take is closed, not forgotten", async () => {
  const child = start(1, "is busy for ever once it is asked");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { port } = z.object({ port: z.number() }).parse(JSON.parse(String((await lines.next()).value)));
  const asked = connect(port, "127.0.0.1").on("error", () => {});
  asked.write("GET / HTTP/1.1\r\nHost: app.example\r\n\r\n");
  await lines.next();
  const waiting = connect(port, "127.0.0.1").on("error", () => {});
  const ended = once(waiting.resume(), "close");
  await once(waiting, "connect");
  child.stdin.write("kill it\n");
  await ended;
});
