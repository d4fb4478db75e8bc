import { appVariables } from "./app.ts";
import { startStandIns } from "./stand-ins.ts";
import type { Step } from "./steps.ts";
import { Stopping } from "./stopping.ts";
import { temporaryLocalDir } from "./temporary.ts";

/**
 * Vitest's global setup of `*.db.test.ts`: a PostgreSQL and an inbox of their own, migrated and empty. The
 * environment says where, as in production, and GUILDHALL_ADDRESSES names addresses.json for `connectAsOwner`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stopping = new Stopping();
  const localDir = temporaryLocalDir();
  stopping.add("The temporary directory", async () => localDir.remove());
  // Vitest leaves at once on SIGINT and by default on the others; what leaves here takes its directory along.
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  const quietly: Step = (_title, work) => work(() => {});
  try {
    const standIns = await startStandIns(
      { localDir: localDir.path, port: 3000, appUrl: "http://localhost:3000", ownPostgres: null, durable: false },
      quietly,
      stopping,
    );
    Object.assign(process.env, appVariables(standIns, "test"), {
      GUILDHALL_ADDRESSES: standIns.addressesFile,
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "silent",
    });
  } catch (error) {
    await stopping.stop();
    throw error;
  }
  return () => stopping.stop();
}
