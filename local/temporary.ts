import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quitPostgresNow } from "./postgres.ts";
import { commandOf } from "./running.ts";

export type TemporaryDir = { path: string; remove(): void };

const prefix = "guildhall-test-";

/**
 * A local directory for one run of tests, which PostgreSQL may enter also when we are root. It goes with this
 * process at the latest, and what killed runs left behind goes now.
 */
export function temporaryLocalDir(): TemporaryDir {
  sweepAbandoned();
  const path = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(path, 0o711);
  writeFileSync(join(path, "owner.pid"), String(process.pid));
  const remove = () => removeRun(path);
  process.once("exit", remove);
  return { path, remove };
}

function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = join(tmpdir(), name, "owner.pid");
    if (existsSync(owner) && commandOf(Number(readFileSync(owner, "utf8"))) === null) removeRun(join(tmpdir(), name));
  }
}

function removeRun(path: string): void {
  if (!existsSync(path)) return;
  quitPostgresNow(join(path, "postgres"));
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
