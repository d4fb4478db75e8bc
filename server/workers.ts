import cluster from "node:cluster";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { clientKey } from "#lib/actor/client-address.ts";
import { log } from "#lib/log.ts";
import { BootError } from "./boot.ts";
import { closeUntaken } from "./handed-over.ts";
import type { Leaving } from "./leave.ts";

/** The first message to a worker. Next calls itself and may reach another worker, so one key makes the stamps of all. */
export type Given = { clientKey: string };
/** A worker's only message: where it serves, or why it cannot. */
export type Told = { port: number } | { refused: string };

type Worker = {
  pid: number | undefined;
  startedAt: number;
  /** The port. Throws BootError when it cannot serve, or ends first. */
  serving: Promise<number>;
  /** How it ended: its exit code, or what ended it. */
  ended: Promise<string>;
};

/** A worker that lived for less is taken for one that cannot live. */
const steadyMs = 10_000;
const shortestPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * Megabytes of either half of what V8 keeps new objects in. A page is many objects that live as long as it is drawn: with V8's
 * own 16 it looks four times as often for those still in use, which costs 3 to 4 % of the pages.
 */
const semiSpaceMegabytes = 64;
const semiSpace = [`--min-semi-space-size=${semiSpaceMegabytes}`, `--max-semi-space-size=${semiSpaceMegabytes}`];

/**
 * Starts this many workers on one port and resolves with it once all of them serve. One that ends later is replaced, after a
 * pause that grows while they end soon. When this process is gone, however it went, so are they. Throws BootError when one
 * cannot start.
 */
export async function startWorkers(count: number, leaving: Leaving, file = ownFile): Promise<number> {
  const left = new AbortController();
  cluster.setupPrimary({ exec: file, execArgv: [...process.execArgv, ...semiSpace] });
  leaving.working.push(async () => {
    left.abort();
    await endAll("SIGTERM");
  });
  const workers = Array.from({ length: count }, () => startWorker(left.signal));
  const [port = 0] = await Promise.all(workers.map(({ serving }) => serving)).catch(async (error: unknown) => {
    await endAll("SIGKILL"); // or one of them would still complain that nobody hears it
    throw error;
  });
  for (const worker of workers) void replaceWhenEnded(worker, left.signal);
  return port;
}

const ownFile = fileURLToPath(new URL("worker.ts", import.meta.url));

function startWorker(left: AbortSignal): Worker {
  const worker = cluster.fork();
  closeUntaken(worker);
  const serving = Promise.withResolvers<number>();
  const ended = Promise.withResolvers<string>();
  serving.promise.catch(() => {}); // of a replacement nobody waits for it
  worker.on("message", (told: Told) => ("port" in told ? serving.resolve(told.port) : serving.reject(new BootError(told.refused))));
  worker.on("exit", (code, signal) => ended.resolve(signal ?? String(code)));
  // It could not be started, or is gone and its end not known yet.
  worker.on("error", (error) => {
    worker.process.kill("SIGKILL");
    ended.resolve(error.message);
  });
  void ended.promise.then((how) => left.aborted || serving.reject(new BootError(`A worker ended (${how}) before it served.`)));
  worker.send({ clientKey: clientKey().export().toString("base64") } satisfies Given);
  return { pid: worker.process.pid, startedAt: performance.now(), serving: serving.promise, ended: ended.promise };
}

async function replaceWhenEnded(first: Worker, left: AbortSignal): Promise<void> {
  let worker = first;
  for (let endedSoon = 0; ;) {
    const ended = await worker.ended;
    if (left.aborted) return;
    endedSoon = performance.now() - worker.startedAt < steadyMs ? endedSoon + 1 : 0;
    const pauseMs = endedSoon === 0 ? 0 : Math.min(shortestPauseMs * 2 ** (endedSoon - 1), longestPauseMs);
    const refused = await worker.serving.then(
      () => undefined,
      ({ message }: Error) => message,
    );
    log.error({ worker: worker.pid, ended, pauseMs, refused }, "a worker ended; another takes its place");
    await delay(pauseMs, undefined, { signal: left }).catch(() => {});
    if (left.aborted) return;
    worker = startWorker(left);
  }
}

async function endAll(signal: NodeJS.Signals): Promise<void> {
  await Promise.all(
    Object.values(cluster.workers ?? {}).map(async (worker) => {
      if (worker === undefined || worker.isDead()) return;
      const ended = once(worker, "exit");
      worker.process.kill(signal);
      await ended;
    }),
  );
}
