import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCounts, readPlaywright, readVitest } from "./results.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guildhall-results-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("a runner that ended badly without a report counts as one failure", () => {
  expect(readVitest(join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1 });
  expect(readPlaywright(join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1 });
});

test("a runner that ended badly with every test green counts as one failure", () => {
  const file = write({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 1, success: false });
  expect(readVitest(file, 1)).toEqual({ passed: 3, failed: 1 });
});

test("a flaky browser test is a failed one", () => {
  const file = write({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] });
  expect(readPlaywright(file, 1)).toEqual({ passed: 4, failed: 2 });
});

test("counts are summed per kind", () => {
  const file = write('{"kind":"cells","count":120}\n{"kind":"flows","count":1}\n{"kind":"cells","count":3}\n');
  expect(readCounts(file)).toEqual({ flows: 1, cells: 123, races: 0, values: 0, kills: 0 });
});
