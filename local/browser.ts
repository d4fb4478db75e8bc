import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** How Playwright launches a Chromium; `env` is the browser's whole environment, where it needs another than ours. */
export type Browser = { executablePath: string; args: string[]; env?: Record<string, string> };

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const quiet = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-quic",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];
const args = ["--no-sandbox", ...quiet];

/** $CHROMIUM_PATH, else Debian's chromium, else Playwright's own, else the one @sparticuz/chromium brings as a package. */
export async function findBrowser(): Promise<Browser> {
  const installed = [process.env["CHROMIUM_PATH"], onPath("chromium"), chromium.executablePath()].find(
    (path) => path && isExecutable(path),
  );
  return installed ? { executablePath: installed, args } : packagedBrowser();
}

/** Unpacked once per version, beside the packages; it brings the libraries and fonts that a bare machine lacks. */
async function packagedBrowser(): Promise<Browser> {
  const { version } = JSON.parse(readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8"));
  const folder = join(modules, ".cache", `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter);
  const env = { ...definedEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fonts.conf") };
  writeFileSync(join(folder, "fonts.conf"), fontSettings(folder));
  return { executablePath: join(folder, "chromium"), args, env };
}

/**
 * In a process of its own: the package unpacks into the temporary folder of its process, and only unpacks its
 * libraries when it takes itself to run at Amazon's.
 */
async function unpack(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const script = `const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: dirname(modules),
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked: ${stderr}`);
  // Who comes second finds the folder there, complete.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, folder);
}

/** The package's own settings look for its fonts in Amazon's folders; without a font all text is invisible. */
function fontSettings(folder: string): string {
  const folders = [join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"].map((path) => `<dir>${path}</dir>`);
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join("")}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>\n`;
}

function onPath(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
