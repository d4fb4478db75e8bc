import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Counted } from "./count.ts";

/** What one runner did. */
export type Tally = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** A runner that failed without naming a test, or wrote no report, counts as one failure. */
export function readVitest(file: string, code: number): Tally {
  const report = existsSync(file) ? vitestReport.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  return atLeastOneFailure({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, code);
}

/** A flaky test is a failed one. */
export function readPlaywright(file: string, code: number): Tally {
  const report = existsSync(file) ? playwrightReport.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky }, code);
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

const countLine = z.object({ kind: z.enum(["flows", "cells", "races", "values", "kills"]), count: z.number() });

/** The sums of what tests reported through `count`. */
export function readCounts(file: string): Record<Counted, number> {
  const counts = { flows: 0, cells: 0, races: 0, values: 0, kills: 0 };
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  for (const line of lines) {
    const { kind, count } = countLine.parse(JSON.parse(line));
    counts[kind] += count;
  }
  return counts;
}

function atLeastOneFailure({ passed, failed }: Tally, code: number): Tally {
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}
