import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rolesDocument } from "./roles-document.ts";

test("docs/roles.md says what the policy says", () => {
  expect(readFileSync(new URL("../../docs/roles.md", import.meta.url), "utf8")).toBe(rolesDocument());
});
