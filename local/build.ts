import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { becomes, commandOf } from "./running.ts";
import { Refusal } from "./settings.ts";

/** What `next build` reads; local/, e2e/ and tests are none of it. */
const sources = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const lockLimitMs = 10 * 60_000;

/** True when .next holds a build of exactly these sources. */
export async function isFresh(root: string): Promise<boolean> {
  const stamp = stampFile(root);
  return existsSync(join(root, ".next", "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === (await fingerprint(root));
}

/** Builds when sources changed; two starts of one clone wait for each other. Output goes to `log`. */
export async function ensureBuild(root: string, log: string | "terminal", end: AbortSignal): Promise<"kept" | "built"> {
  if (await isFresh(root)) return "kept";
  const release = await lock(root);
  try {
    if (await isFresh(root)) return "kept";
    const before = await fingerprint(root);
    rmSync(stampFile(root), { force: true });
    // TypeScript 7 repeats errors it remembers, also after a change of options has cured them.
    rmSync(join(root, ".next", "cache", ".tsbuildinfo"), { force: true });
    await build(root, log, end);
    writeFileSync(stampFile(root), before);
    return "built";
  } finally {
    release();
  }
}

/** Inside .next, so that it goes when the build goes. */
const stampFile = (root: string) => join(root, ".next", "guildhall-sources");

async function build(root: string, log: string | "terminal", end: AbortSignal): Promise<void> {
  const output = log === "terminal" ? ("inherit" as const) : openSync(log, "w");
  const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", output, output],
    env: environment,
    signal: end,
  });
  const code = await new Promise<number | null>((resolve, reject) => child.once("exit", resolve).once("error", reject));
  if (typeof output === "number") closeSync(output);
  if (code !== 0) throw new Refusal(`next build failed.${log === "terminal" ? "" : ` It said:\n${readFileSync(log, "utf8")}`}`);
}

/** A hash over paths and contents. */
async function fingerprint(root: string): Promise<string> {
  const files = (await Promise.all(sources.map((path) => filesBelow(root, path)))).flat().filter((path) => !/\.test\.tsx?$/.test(path));
  const hash = createHash("sha256").update(process.version);
  for (const file of files.toSorted())
    hash
      .update(file)
      .update("\0")
      .update(await readFile(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  if (!existsSync(join(root, path))) return [];
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch(() => null);
  return entries ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length)) : [path];
}

/** Returns what releases it. A lock whose holder is gone counts for nothing. */
async function lock(root: string): Promise<() => void> {
  const file = join(root, "node_modules", ".guildhall-build");
  const taken = await becomes(() => tryLock(file), lockLimitMs);
  if (!taken) throw new Refusal("Another `next build` of this clone does not end.");
  return () => rmSync(file, { force: true });
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (holder > 0 && !commandOf(holder)?.includes("local/")) rmSync(file, { force: true });
    return false;
  }
}
