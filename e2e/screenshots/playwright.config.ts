import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.ts";

/** `npm run screenshots`: the machinery of the flows, taking pictures instead; `-- --project=docs` takes those of the documentation too. */
export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, "../../test-results"),
  timeout: 300_000,
  projects: [
    { name: "pages", testMatch: "every-page.ts" },
    { name: "docs", testMatch: "docs.ts" },
  ],
});
