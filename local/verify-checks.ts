import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Tally } from "./results.ts";
import type { Runners } from "./runners.ts";

/** Format, lint, types, house rules and unit tests: all that needs no database (STYLE 16). */
export async function verify(root: string, runners: Runners, variables: Record<string, string> = {}): Promise<Tally[]> {
  const format = await runners.check("Format", "oxfmt", "--check");
  const lint = await runners.check("Lint", "oxlint", "--type-aware", "--deny-warnings");
  // Next writes the types of its routes; a fresh clone has none yet.
  const routes = existsSync(join(root, "app")) ? [await runners.check("Route types", "next", "typegen")] : [];
  const types = await runners.check("Types", "tsc", "--noEmit", "--incremental", "false", "-p", ".");
  return [format, lint, ...routes, types, await runners.vitest("unit", variables)];
}
