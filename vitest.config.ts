import { defineConfig } from "vitest/config";

const skipped = ["**/node_modules/**", "**/.next/**", "**/.local/**", "e2e/**/*.spec.ts"];
const database = "**/*.db.test.ts";
const served = "**/*.served.test.ts";

/** Complete, so that every module can be read, and of addresses that lead nowhere. */
const nowhere = "postgres://guildhall_app@127.0.0.1/none";
const environment = {
  DATABASE_URL: nowhere,
  DATABASE_URL_US: nowhere,
  DATABASE_URL_EU: nowhere,
  AUTH_SECRET: "kHq2V7xTzR9wLm4NcYb6JdPfSg8EuAo1",
  APP_URL: "https://guildhall.company.test",
  RESEND_API_KEY: "re_local",
  EMAIL_FROM: "Guildhall <mail@guildhall.example>",
  JOBS: "off",
};

/**
 * `unit` needs nothing, `database` brings its own PostgreSQL, `served` asks a running production build
 * whose addresses stand in the file named by GUILDHALL_ADDRESSES (`npm test` starts one). The files of one process share
 * its modules: whoever changes the environment resets them.
 */
export default defineConfig({
  test: {
    // Each worker waits for the database half of the time: one a core, where the default leaves a core free.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...skipped, database, served],
          isolate: false,
          env: environment,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "database",
          include: [database],
          exclude: skipped,
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
