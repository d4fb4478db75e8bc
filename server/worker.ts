import { inspect } from "node:util";
import { closePools } from "#db/connection.ts";
import { takeClientKey } from "#lib/actor/client-address.ts";
import { tellPackages } from "#lib/env.ts";
import { BootError } from "./boot.ts";
import { type Leaving, leaveOnUncaught, leaveWhenTold } from "./leave.ts";
import { serveWeb } from "./web.ts";
import type { Given, Told } from "./workers.ts";

leaveOnUncaught();
process.once("message", ({ clientKey }: Given) => void work(clientKey).catch(refuse));

/** One of the web process's workers, begun by `workers.ts`: it serves, and that is all; the web process has asked the databases. */
async function work(clientKey: string): Promise<void> {
  tellPackages();
  takeClientKey(Buffer.from(clientKey, "base64"));
  const leaving: Leaving = { working: [], serving: [], lasting: [() => closePools(1)] };
  leaveWhenTold(leaving);
  tell({ port: await serveWeb(leaving) });
}

/** The web process says it, once for all workers. */
function refuse(error: unknown): void {
  tell({ refused: error instanceof BootError ? error.message : inspect(error) }, () => process.exit(1));
}

function tell(told: Told, then: () => void = () => {}): void {
  process.send?.(told, then);
}
