import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { databaseUrls } from "./addresses.ts";
import { becomes, send } from "./running.ts";
import { oauthClient } from "./secrets.ts";
import { Refusal } from "./settings.ts";
import type { StandIns } from "./stand-ins.ts";

type Options = { root: string; standIns: StandIns; mode: "production" | "development"; output: Writable; end: AbortSignal };

/**
 * A server that has come up: a process, which is also the number of its group, and its workers. `ended` settles when it ends by
 * itself, by `close`, or by `crash`, which gives none of them time to leave.
 */
export type App = { pid: number; ended: Promise<unknown>; close(): Promise<void>; crash(): Promise<void> };

const startLimitMs = 60_000;
const drainLimitMs = 15_000;

/** Starts server.ts as production would, every variable set, and waits until it answers. Throws Refusal when it ends first. */
export async function startApp({ root, standIns, mode, output, end }: Options): Promise<App> {
  const command = ["--import", "tsx", "--import", join(root, "local/tether.mjs"), "server.ts"];
  // A group of its own, so that Ctrl-C reaches it through us and in order.
  const child = spawn(process.execPath, command, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...inherited(), ...appVariables(standIns, mode) },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(output, { end: false });
  const ended = once(child, "exit");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const up = await becomes(async () => end.aborted || hasEnded() || (await answers(standIns.addresses.app)), startLimitMs);
  if (!up || hasEnded()) {
    await stop(child, ended);
    end.throwIfAborted();
    throw new Refusal("The app did not start; it says why above.");
  }
  const crash = async () => {
    killGroup(child);
    await ended;
  };
  return { pid: child.pid ?? 0, ended, close: () => stop(child, ended), crash };
}

/** What `npm run serve` needs (ARCHITECTURE 2). */
export function appVariables(
  { addresses, secrets }: StandIns,
  mode: "production" | "development" | "test",
): Record<string, string> & { NODE_ENV: typeof mode } {
  const app = databaseUrls(addresses, secrets, "guildhall_app");
  const jobs = databaseUrls(addresses, secrets, "guildhall_jobs");
  const url = new URL(addresses.app);
  return {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: url.hostname === "localhost" ? "127.0.0.1" : url.hostname.replace(/[[\]]/g, ""),
    PORT: url.port,
    APP_URL: addresses.app,
    AUTH_SECRET: secrets.authSecret,
    DATABASE_URL: app.directory,
    DATABASE_URL_US: app.us,
    DATABASE_URL_EU: app.eu,
    JOBS_DATABASE_URL: jobs.directory,
    JOBS_DATABASE_URL_US: jobs.us,
    JOBS_DATABASE_URL_EU: jobs.eu,
    RESEND_BASE_URL: addresses.inbox,
    RESEND_API_KEY: secrets.resendApiKey,
    EMAIL_FROM: "Guildhall <mail@guildhall.example>",
    ...(addresses.oauth && providerVariables(addresses.oauth, oauthClient(secrets))),
  };
}

function providerVariables(url: string, { clientId, clientSecret }: ReturnType<typeof oauthClient>): Record<string, string> {
  return {
    GITHUB_URL: `${url}/github`,
    GITHUB_CLIENT_ID: clientId,
    GITHUB_CLIENT_SECRET: clientSecret,
    GOOGLE_ISSUER: `${url}/google`,
    GOOGLE_CLIENT_ID: clientId,
    GOOGLE_CLIENT_SECRET: clientSecret,
  };
}

/** Names that decide about the app: none of ours that happens to be set reaches it. */
const decisive =
  /^(DATABASE_URL|JOBS_|GATEWAY_|MIGRATION_|AUTH_|NEXTAUTH_|STRIPE_|RESEND_|GITHUB_(URL|CLIENT_)|GOOGLE_(ISSUER|CLIENT_)|EMAIL_FROM|APP_URL|HOST$|PORT$|NODE_ENV$|NODE_CHANNEL)/;

function inherited(): Partial<NodeJS.ProcessEnv> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !decisive.test(name)));
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("/api/health", address), { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    await response.text();
    return response.status < 500;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const impatience = setTimeout(() => killGroup(child), drainLimitMs);
  await ended;
  clearTimeout(impatience);
}

/** The process and its workers. */
function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) send(-pid, "SIGKILL");
}

/** The last lines of the app's log that say more than that a request was answered. */
export function complaints(file: string, lines: number): string {
  const all = readFileSync(file, "utf8").trimEnd().split("\n");
  return all
    .filter((line) => !/"level":(10|20|30),/.test(line))
    .slice(-lines)
    .join("\n");
}
