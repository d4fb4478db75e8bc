import cluster from "node:cluster";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { listen } from "./listen.ts";
import { startWorkers, type Told } from "./workers.ts";

/** A web process of workers that end, or answer nothing; the environment says which. */
const { WORKERS = "1", BEHAVIOUR = "" } = process.env;

if (cluster.isPrimary) {
  const leaving = { working: [], serving: [], lasting: [] };
  const port = await startWorkers(Number(WORKERS), leaving, fileURLToPath(import.meta.url)).catch(({ message }: Error) => {
    console.error(message);
    process.exit(1);
  });
  console.log(JSON.stringify({ port }));
  process.stdin.once("data", () => cluster.workers?.[1]?.process.kill("SIGKILL"));
} else {
  const { id = 0 } = cluster.worker ?? {};
  await once(process, "message");
  await behave(id);
}

async function behave(id: number): Promise<void> {
  if (BEHAVIOUR === "the first ends at once" && id === 1) process.exit(3);
  if (BEHAVIOUR === "the first ends, and every replacement at once" && id > 2) process.exit(3);
  const server = createServer(() => {
    console.log(JSON.stringify({ id, busy: "for ever" }));
    for (;;);
  });
  const told: Told = { port: await listen(server, "127.0.0.1", 0) };
  process.send?.(told, () => {
    if (BEHAVIOUR === "the first ends, and every replacement at once" && id === 1) process.exit(4);
  });
}
