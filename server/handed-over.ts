import type { Worker } from "node:cluster";

/** A connection as node:cluster hands it on: a handle of its own, which no type describes. */
type Handed = { close(): void } | null | undefined;

/**
 * Closes the connection that a worker was handed and had no time to take before it was killed. node:cluster forgets it, and
 * whoever asked would wait for ever; closed, it can be asked again.
 */
export function closeUntaken(worker: Worker): void {
  let last: Handed;
  worker.process.send = new Proxy(worker.process.send, {
    apply(send, process, [message, handle]: [object, Handed]) {
      // One at a time: the next is handed over once the worker has said that it took the one before.
      last = handle ?? last;
      return Reflect.apply(send, process, [message, handle]);
    },
  });
  worker.once("exit", () => last?.close()); // does nothing where it was taken
}
