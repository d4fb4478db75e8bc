import { expect, test } from "vitest";
import { readSettings, Refusal } from "./settings.ts";

const root = "/guildhall";

test("an empty environment serves on port 3000 and keeps data in .local", () => {
  expect(readSettings({}, root)).toEqual({
    localDir: "/guildhall/.local",
    port: 3000,
    appUrl: "http://localhost:3000",
    ownPostgres: null,
    durable: true,
  });
});

test("PORT and LOCAL_DIR move it", () => {
  expect(readSettings({ PORT: "4000", LOCAL_DIR: "/data" }, root)).toMatchObject({
    localDir: "/data",
    port: 4000,
    appUrl: "http://localhost:4000",
  });
});

test.each([
  { DATABASE_URL: "postgres://db.example/app" },
  { DATABASE_URL_EU: "postgres://db.example/app" },
  { JOBS_DATABASE_URL_US: "postgres://db.example/app" },
  { MIGRATION_URL: "postgres://db.example/app" },
  { STRIPE_SECRET_KEY: "sk_live_123" },
  { STRIPE_SECRET_KEY: "rk_live_123" },
  { APP_URL: "https://app.example" },
  { APP_URL: "http://localhost.example" },
  { APP_URL: "not an address" },
  { PORT: "http" },
  { PORT: "70000" },
])("it refuses to start with %o", (environment) => {
  expect(() => readSettings(environment, root)).toThrow(Refusal);
});

test("every reason to refuse is named in one message, and no value that may be secret", () => {
  const environment = {
    DATABASE_URL: "postgres://app:hunter2@db.example/app",
    STRIPE_SECRET_KEY: "sk_live_hunter2",
    APP_URL: "https://app.example",
  };
  const refuse = () => readSettings(environment, root);
  expect(refuse).toThrow(/DATABASE_URL[\s\S]+STRIPE_SECRET_KEY[\s\S]+APP_URL/);
  expect(refuse).not.toThrow(/hunter2/);
});

test("a loopback APP_URL, a test key and empty variables are fine", () => {
  expect(readSettings({ APP_URL: "http://127.0.0.1:3100", STRIPE_SECRET_KEY: "sk_test_1", DATABASE_URL: "" }, root)).toMatchObject({
    port: 3100,
    appUrl: "http://127.0.0.1:3100",
  });
});
