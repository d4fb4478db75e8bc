import { appendFileSync } from "node:fs";

/** Flows walked, cells of the authorization matrix checked, races run, nasty values tried, processes killed: `npm test` prints each sum. */
export type Counted = "flows" | "cells" | "races" | "values" | "kills";

/** Adds to a sum that `npm test` prints; does nothing outside of it. */
export function count(kind: Counted, n: number): void {
  const file = process.env["GUILDHALL_COUNTS"];
  if (file) appendFileSync(file, `${JSON.stringify({ kind, count: n })}\n`);
}
