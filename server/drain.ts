import type { Server } from "node:http";

/** The longest a process may take to leave, answers in flight included. */
export const drainLimitMs = 8_000;

export type Drain = {
  draining: () => boolean;
  /** Stops accepting and resolves when the last answer is out, or cuts what is left after `drainLimitMs`. */
  drain(): Promise<void>;
};

/**
 * A connection kept alive would hold the process: while draining every answer says `Connection: close` (the
 * pipeline asks `draining`), and idle connections are closed again after each answer.
 */
export function drainable(server: Server, limitMs = drainLimitMs): Drain {
  let draining = false;
  server.on("request", (_request, response) => {
    response.once("close", () => {
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });
  return {
    draining: () => draining,
    drain() {
      draining = true;
      return new Promise((resolve) => {
        const limit = setTimeout(() => server.closeAllConnections(), limitMs);
        server.close(() => {
          clearTimeout(limit);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
