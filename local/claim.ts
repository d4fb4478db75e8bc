import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf } from "./running.ts";
import { Refusal } from "./settings.ts";

/** One run at a time per local directory. Returns what gives it back; a killed run's claim counts for nothing. */
export function claim(localDir: string): () => Promise<void> {
  mkdirSync(localDir, { recursive: true });
  const file = join(localDir, "run.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder > 0 && holder !== process.pid && commandOf(holder)?.includes("local/")) {
    throw new Refusal(`A local run (pid ${holder}) already uses ${localDir}. Stop it, or set LOCAL_DIR and PORT for a second one.`);
  }
  writeFileSync(file, String(process.pid));
  return async () => rmSync(file, { force: true });
}
