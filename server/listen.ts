import { once } from "node:events";
import type { Server } from "node:http";

/** Listens on `host` and `port` and returns the port in use, which the system chooses for 0. Throws when it is taken. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
