import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { readAddresses, readRun } from "#local/addresses.ts";
import { findBrowser } from "#local/browser.ts";

/** Against the run of `npm test` or `npm run e2e`, else against a running `npm start`. */
const localDir = process.env["LOCAL_DIR"] || join(import.meta.dirname, ".local");
const addresses = process.env["GUILDHALL_ADDRESSES"] ? readRun().addresses : readAddresses(localDir);
if (!addresses) throw new Error("Nothing runs to test against: use `npm run e2e`, or `npm start` first.");
process.env["GUILDHALL_ADDRESSES"] ??= join(localDir, "addresses.json");

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    baseURL: addresses.app,
    // The pictures of a trace cost as much as drawing the page; what it stood on is in it anyway.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: await findBrowser(),
  },
});
