import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lockfile = { packages: Record<string, Entry> };

/**
 * What other machines need and npm left out: it drops the packages of platforms whose registry it could not
 * ask, and `npm ci` then refuses the lockfile everywhere. Path and entry of each.
 */
export function missingPlatforms(lock: Lockfile): Record<string, Entry> {
  const missing: Record<string, Entry> = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const isExact = /^\d+\.\d+\.\d+[\w.-]*$/.test(version);
      if (isExact && !isLocked(lock, path, name))
        missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

/** Looks where Node would: beside `path` and above it. */
function isLocked(lock: Lockfile, path: string, name: string): boolean {
  if (`${path && `${path}/`}node_modules/${name}` in lock.packages) return true;
  if (path === "") return false;
  const above = path.lastIndexOf("/node_modules/");
  return isLocked(lock, above === -1 ? "" : path.slice(0, above), name);
}

/** `@oxlint/binding-linux-x64-musl` says it all. */
function platformOf(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const words = name.split(/[/-]/);
  const pick = (known: string[]) => known.filter((word) => words.includes(word));
  const os = pick(["android", "darwin", "freebsd", "linux", "openharmony", "win32"]);
  const cpu = pick(["arm", "arm64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"]);
  const libc = os.includes("linux") ? [words.some((word) => word.startsWith("musl")) ? "musl" : "glibc"] : [];
  return { ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) };
}

/** `node --import tsx local/lockfile.ts`, after `npm install` has written the lockfile. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock: Lockfile = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingPlatforms(lock);
  const entries = Object.entries({ ...lock.packages, ...missing }).toSorted(([one], [other]) => one.localeCompare(other, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} platforms' packages added to package-lock.json`);
}
