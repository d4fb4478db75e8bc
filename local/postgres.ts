import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, openSync, closeSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { initialize, prepareFolders, type Folders } from "./postgres-folders.ts";
import { becomes, commandOf, send } from "./running.ts";
import { Refusal } from "./settings.ts";

export type LocalPostgres = { port: number; dataDir: string; close(): Promise<void> };
type Options = {
  localDir: string;
  password: string;
  preferredPort?: number | undefined;
  durable: boolean;
  say: (sentence: string) => void;
};

const startLimitMs = 60_000;
const stopLimitMs = 10_000;

/**
 * The embedded PostgreSQL on 127.0.0.1, its data below `localDir`. One that a killed run left behind on the same
 * data is stopped first. Throws Refusal with the last lines of its log when it does not start.
 */
export async function startPostgres({ localDir, password, preferredPort, durable, say }: Options): Promise<LocalPostgres> {
  const folders = await prepareFolders(localDir, password, say);
  if (await stopPostgres(folders.dataDir)) say("stopped the PostgreSQL that a killed run had left behind");
  if (!existsSync(folders.dataDir)) await initialize(folders, password);
  const port = await freePort(preferredPort);
  await launch(folders, port, durable);
  return {
    port,
    dataDir: folders.dataDir,
    close: async () => {
      await stopPostgres(folders.dataDir);
    },
  };
}

/** Stops whatever PostgreSQL runs on this data, and only that; true when there was one. */
export async function stopPostgres(dataDir: string): Promise<boolean> {
  const pid = postmaster(dataDir).pid;
  if (pid === null) return false;
  if (!serves(pid, dataDir)) {
    // Another process has got the number since; PostgreSQL would take it for its own and refuse to start.
    if (commandOf(pid) !== null) rmSync(join(dataDir, "postmaster.pid"), { force: true });
    return false;
  }
  const ended = () => !serves(pid, dataDir);
  send(pid, "SIGINT");
  if (await becomes(ended, stopLimitMs)) return true;
  send(pid, "SIGQUIT");
  if (await becomes(ended, stopLimitMs)) return true;
  send(pid, "SIGKILL");
  await becomes(ended, stopLimitMs);
  return true;
}

/** The same without a moment to wait for promises, for a process that is leaving. */
export function quitPostgresNow(dataDir: string): void {
  const { pid } = postmaster(dataDir);
  if (pid === null || !serves(pid, dataDir)) return;
  send(pid, "SIGQUIT");
  const ticker = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; waitedMs < stopLimitMs && serves(pid, dataDir); waitedMs += 10) Atomics.wait(ticker, 0, 0, 10);
}

async function launch(folders: Folders, port: number, durable: boolean): Promise<void> {
  const log = openSync(folders.log, "w");
  const settings = ["listen_addresses=127.0.0.1", "max_connections=300", ...(durable ? [] : ["fsync=off", "full_page_writes=off"])];
  const options = ["-D", folders.dataDir, "-p", String(port), "-k", "", ...settings.flatMap((setting) => ["-c", setting])];
  // A group of its own: Ctrl-C at the terminal is for us, who stop it last.
  const child = spawn(folders.binaries.postgres, options, { cwd: "/", detached: true, stdio: ["ignore", log, log], ...folders.identity });
  closeSync(log);
  child.unref();
  const failure = spawnFailure(child);
  const settled = () =>
    child.exitCode !== null || child.signalCode !== null || failure.error !== null || isReady(folders.dataDir, child.pid);
  if ((await becomes(settled, startLimitMs)) && isReady(folders.dataDir, child.pid)) return;
  await stopPostgres(folders.dataDir);
  throw new Refusal(
    `PostgreSQL did not start. ${failure.error?.message ?? `Its log (${folders.log}) ends:\n${readFileSync(folders.log, "utf8").split("\n").slice(-8).join("\n")}`}`,
  );
}

function spawnFailure(child: ChildProcess): { error: Error | null } {
  const failure: { error: Error | null } = { error: null };
  child.once("error", (error) => (failure.error = error));
  return failure;
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const found = postmaster(dataDir);
  return found.pid === pid && found.status === "ready";
}

/** What postmaster.pid says: the number on its first line, the status on its eighth. */
function postmaster(dataDir: string): { pid: number | null; status: string } {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]) || null, status: lines[7]?.trim() ?? "" };
  } catch {
    return { pid: null, status: "" };
  }
}

function serves(pid: number, dataDir: string): boolean {
  const command = commandOf(pid);
  return command !== null && command.includes("postgres") && command.includes(dataDir);
}
