import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "#local/ports.ts";
import { becomes } from "#local/running.ts";
import type { Measure } from "./measure.ts";
import { median } from "./rounds.ts";
import { short } from "./table.ts";
import type { World } from "./world.ts";

const starts = 3;
const startLimitMs = 90_000;

/**
 * `npm start` in a directory where it has been before, until the sign-in page is served: seconds, the median of three. The
 * first start, which makes, migrates and seeds the databases, does not count; sources are unchanged, so nothing is built.
 */
export const measure: Measure = async (world) => {
  await secondsToStart(world);
  const times: number[] = [];
  for (let index = 0; index < starts; index += 1) times.push(await secondsToStart(world));
  return { start: { value: median(times), rounds: times, note: `${times.map(short).join(", ")} s` } };
};

async function secondsToStart({ root, localDir, stopping }: World): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  // A group of its own, so that npm and what it starts end together.
  const child = spawn("npm", ["start"], {
    cwd: root,
    detached: true,
    stdio: "ignore",
    env: { ...ordinaryVariables(), PORT: String(port), LOCAL_DIR: join(localDir, "start") },
  });
  const ended = once(child, "exit");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (child.pid !== undefined && !hasEnded()) process.kill(-child.pid, "SIGINT");
    await ended;
  };
  stopping.add("A start", stop);
  const up = await becomes(async () => hasEnded() || (await answers(port)), startLimitMs);
  const seconds = (performance.now() - begun) / 1000;
  if (!up || hasEnded()) throw new Error("npm start did not come up");
  await stop();
  return seconds;
}

/** Production's variables are set in this process, and the local run refuses them. */
function ordinaryVariables(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR, NODE_ENV: "production" };
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/sign-in`, { signal: AbortSignal.timeout(5000) });
    await response.text();
    return response.status === 200;
  } catch {
    return false;
  }
}
