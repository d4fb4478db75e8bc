import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Plain JavaScript for a host Node 20: only `node:*` until the packages are there (ARCHITECTURE 2). */
export const root = fileURLToPath(new URL("..", import.meta.url));

const binaries = join(root, "node_modules", ".bin");
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Installs when packages are missing or older than the lockfile, then runs `script` on Node 24 and ends as it ends. */
export async function runInstalled(script, args) {
  if (isStale()) await install();
  const child = spawn(installedNode(), ["--import", "tsx", join(root, script), ...args], {
    cwd: root,
    // The channel tells the child when we are killed without a chance to pass a signal on.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: [binaries, process.env["PATH"]].filter(Boolean).join(delimiter) },
  });
  exitAs(await passSignalsOn(child));
}

function isStale() {
  const record = join(root, "node_modules", ".package-lock.json");
  return !existsSync(record) || statSync(record).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs;
}

async function install() {
  console.log("Installing packages (npm ci) …");
  const started = Date.now();
  const npm = process.env["npm_execpath"];
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const child = spawn(npm ? process.execPath : "npm", npm ? [npm, ...args] : args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const { code, signal } = await passSignalsOn(child);
  if (code !== 0) {
    console.error("The packages could not be installed; npm says why above.");
    exitAs({ code: code ?? 1, signal });
  }
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function installedNode() {
  const installed = join(binaries, "node");
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(
    `Guildhall runs on Node 24, which its packages bring for Linux and macOS on x64 and arm64. Here (${process.platform} ${process.arch}) start it with a Node 24 of your own.`,
  );
  process.exit(1);
}

/** Resolves once `child` has ended; until then our signals are its signals. */
function passSignalsOn(child) {
  return new Promise((resolve) => {
    const passOn = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    const ended = (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve({ code, signal });
    };
    child.once("exit", ended);
    child.once("error", (error) => {
      console.error(error.message);
      ended(1, null);
    });
  });
}

function exitAs({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
}
