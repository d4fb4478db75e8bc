import { setImmediate } from "node:timers/promises";

let last: Promise<unknown> = Promise.resolve();

/**
 * Does what keeps the process busy, such as reading a file of a megabyte, one after the other in the order asked for.
 * Whatever else waits to be answered has its turn in between; one that fails holds up nobody.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(() => setImmediate()).then(work);
  last = turn.catch(() => undefined);
  return turn;
}
