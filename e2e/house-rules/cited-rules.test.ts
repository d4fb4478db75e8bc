import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The rules of the product that a person can see and that are built; each has a flow that names it. */
const visible = `2.1 2.2 2.3 2.6 2.7 2.8 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.9 3.10 4.1 4.2 4.3 4.4 4.5 4.6 5.1 5.2 5.3 5.9 5.10 5.11 5.13
  6.1 6.2 6.4 6.5 6.6 6.7 6.8 6.9 11.1 11.2 11.3`.split(/\s+/);

const flows = join(import.meta.dirname, "..");

/** The titles of the flows: what stands between `test(` and the function. */
function titles(): string[] {
  return readdirSync(flows)
    .filter((name) => name.endsWith(".spec.ts"))
    .flatMap((name) => readFileSync(join(flows, name), "utf8").match(/^test\(\s*["'`][^\n]*/gm) ?? []);
}

test("every rule that a person can see has a flow that names it", () => {
  const cited = new Set(titles().flatMap((title) => title.match(/\b\d{1,2}\.\d{1,2}\b/g) ?? []));
  expect(visible.filter((rule) => !cited.has(rule))).toEqual([]);
});
