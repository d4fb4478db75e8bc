import { closePools } from "#db/connection.ts";
import { appVariables } from "#local/app.ts";
import { endConnections, ownerConnections, type OwnerConnections } from "#local/databases.ts";
import { freePort } from "#local/ports.ts";
import { startStandIns, type StandIns } from "#local/stand-ins.ts";
import type { Step } from "#local/steps.ts";
import type { Stopping } from "#local/stopping.ts";

/** What every bench has: a PostgreSQL of the run's own, migrated and empty, and production's variables set in this process. */
export type World = {
  root: string;
  localDir: string;
  standIns: StandIns;
  /** The databases as their owner, whom row-level security does not bind. */
  connections: OwnerConnections;
  step: Step;
  /** Prints a figure on the way. */
  say: (sentence: string) => void;
  /** What a bench starts it adds here; all of it ends with the run, in the opposite order. */
  stopping: Stopping;
  end: AbortSignal;
};

type Options = Pick<World, "root" | "localDir" | "step" | "stopping" | "end">;

/** `port` of the app is free and nobody listens there: whoever needs the app served starts it. */
export async function openWorld({ root, localDir, step, stopping, end }: Options): Promise<World> {
  const port = await freePort();
  const standIns = await startStandIns(
    { localDir, port, appUrl: `http://localhost:${port}`, ownPostgres: null, durable: true },
    step,
    stopping,
  );
  Object.assign(process.env, appVariables(standIns, "production"), { LOG_LEVEL: "error" });
  const connections = ownerConnections(standIns.addresses, standIns.secrets);
  stopping.add("The owner's connections", () => endConnections(connections));
  stopping.add("The app's connections", () => closePools(0));
  return { root, localDir, standIns, connections, step, say: (sentence) => console.log(`  ${sentence}`), stopping, end };
}
