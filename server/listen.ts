import { once } from "node:events";
import type { Server } from "node:http";
import { BootError } from "./boot.ts";

/** Listens on `host` and `port` and returns the port in use, which the system chooses for 0. Throws BootError when it is taken. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new BootError(`Port ${port} is in use; stop what uses it, or set another PORT.`, { cause: error });
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
