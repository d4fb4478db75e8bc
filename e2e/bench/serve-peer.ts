import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#local/ports.ts";
import { becomes } from "#local/running.ts";
import type { World } from "./world.ts";

const startLimitMs = 60_000;

/**
 * Builds the Next app of `peer-app` and serves it with `next start`; `variables` are what it reads of the environment.
 * It stands below our own packages while it runs, and not among our own files. Returns its address.
 */
export async function servePeer({ root, localDir, step, stopping }: World, variables: Record<string, string>): Promise<URL> {
  const folder = join(root, ".local", "bench-peer");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "e2e/bench/peer-app"), folder, { recursive: true });
  stopping.add("The peer's folder", async () => rmSync(folder, { recursive: true, force: true }));
  const log = join(localDir, "peer.log");
  const next = (...args: string[]) => runNext({ root, folder, log, variables }, args);
  await step("The peer's build", async () => {
    const [code] = await once(next("build"), "exit");
    if (code !== 0) throw new Error(`The peer was not built; ${log} says why.`);
  });
  const port = await freePort();
  const server = next("start", "-p", String(port), "-H", "127.0.0.1");
  const ended = once(server, "exit");
  stopping.add("The peer", async () => {
    server.kill("SIGTERM");
    await ended;
  });
  const address = new URL(`http://127.0.0.1:${port}`);
  if (!(await becomes(() => answers(address), startLimitMs))) throw new Error(`The peer did not start; ${log} says why.`);
  return address;
}

type Peer = { root: string; folder: string; log: string; variables: Record<string, string> };

function runNext({ root, folder, log, variables }: Peer, args: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), ...args], {
    cwd: folder,
    env: { ...process.env, ...variables, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = createWriteStream(log, { flags: "a" });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  return child;
}

async function answers(address: URL): Promise<boolean> {
  try {
    await (await fetch(address, { signal: AbortSignal.timeout(10_000) })).text();
    return true;
  } catch {
    return false;
  }
}
