import { defineConfig } from "vitest/config";

const skipped = ["**/node_modules/**", "**/.next/**", "**/.local/**", "e2e/**/*.spec.ts"];
const database = "**/*.db.test.ts";
const served = "**/*.served.test.ts";

/**
 * `unit` needs nothing, `database` brings its own PostgreSQL, `served` asks a running production build
 * whose addresses stand in the file named by GUILDHALL_ADDRESSES (`npm test` starts one).
 */
export default defineConfig({
  test: {
    // Each worker waits for the database half of the time: one a core, where the default leaves a core free.
    maxWorkers: "100%",
    projects: [
      { test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...skipped, database, served], testTimeout: 30_000 } },
      {
        test: {
          name: "database",
          include: [database],
          exclude: skipped,
          // A process reads the app once. Files bring their own people; one that changes the environment resets the modules.
          isolate: false,
          globalSetup: "local/test-databases.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "served", include: [served], exclude: skipped, testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
