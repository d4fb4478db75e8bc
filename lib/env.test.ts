import { expect, test } from "vitest";
import { EnvError, migrationEnv, ownerUrls, readEnv } from "./env.ts";

const good = {
  DATABASE_URL: "postgres://guildhall_app@127.0.0.1/directory",
  DATABASE_URL_US: "postgres://guildhall_app@127.0.0.1/us",
  DATABASE_URL_EU: "postgresql://guildhall_app@127.0.0.1/eu",
  JOBS_DATABASE_URL: "postgres://guildhall_jobs@127.0.0.1/directory",
  JOBS_DATABASE_URL_US: "postgres://guildhall_jobs@127.0.0.1/us",
  JOBS_DATABASE_URL_EU: "postgres://guildhall_jobs@127.0.0.1/eu",
  AUTH_SECRET: "kHq2V7xTzR9wLm4NcYb6JdPfSg8EuAo1",
  APP_URL: "https://guildhall.company.test/ignored?path",
  RESEND_API_KEY: "re_123",
  EMAIL_FROM: "Guildhall <mail@company.test>",
};

const without = (...names: string[]) => Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));

test("a complete environment is read, the app's address cut to its origin", () => {
  expect(readEnv(good)).toMatchObject({
    APP_URL: "https://guildhall.company.test",
    BILLING: "off",
    JOBS: "on",
    PORT: 3000,
    TRUSTED_PROXY_HOPS: 0,
    NODE_ENV: "production",
  });
});

test("everything that is missing is named in one message, an empty value counting as missing", () => {
  expect(() => readEnv({})).toThrow(EnvError);
  const given: string[] = [];
  try {
    readEnv({ ...without("DATABASE_URL_EU", "EMAIL_FROM"), AUTH_SECRET: "  " });
  } catch (error) {
    given.push(...String(error).split("\n").slice(1));
  }
  expect(given.toSorted()).toEqual(["  - AUTH_SECRET is not set", "  - DATABASE_URL_EU is not set", "  - EMAIL_FROM is not set"]);
});

test.each([
  ["AUTH_SECRET", "short"],
  ["AUTH_SECRET", "change-me-change-me-change-me-change-me"],
  ["AUTH_SECRET", "a".repeat(40)],
  ["AUTH_SECRET", "example-secret-1234567890-abcdefghijkl"],
  ["APP_URL", "guildhall.company.test"],
  ["APP_URL", "ftp://guildhall.company.test"],
  ["DATABASE_URL", "mysql://x"],
  ["PORT", "70000"],
  ["PORT", "http"],
  ["BILLING", "maybe"],
  ["TRUSTED_PROXY_HOPS", "-1"],
  ["LOG_LEVEL", "loud"],
  ["WEB_WORKERS", "0"],
  ["WEB_WORKERS", "33"],
  ["WEB_WORKERS", "many"],
])("%s=%s is refused by name, without echoing the value", (name, value) => {
  const message = messageOf(() => readEnv({ ...good, [name]: value }));
  expect(message).toContain(`  - ${name} `);
  if (name === "AUTH_SECRET") expect(message).not.toContain(value);
});

test("the job runner's connections are wanted unless JOBS=off", () => {
  const bare = without("JOBS_DATABASE_URL", "JOBS_DATABASE_URL_US", "JOBS_DATABASE_URL_EU");
  expect(messageOf(() => readEnv(bare))).toContain("JOBS_DATABASE_URL_EU is not set");
  expect(readEnv({ ...bare, JOBS: "off" })).toMatchObject({ JOBS: "off" });
});

test.each([
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_SECRET", "GOOGLE_CLIENT_ID"],
])("%s alone is refused: a provider needs both or neither", (given, missing) => {
  expect(messageOf(() => readEnv({ ...good, [given]: "abc" }))).toBe(
    `Guildhall cannot start:\n  - ${missing} is not set (${given} is: set both, or neither)`,
  );
  expect(readEnv({ ...good, [given]: "abc", [missing]: "def" })).toMatchObject({ GITHUB_URL: "https://github.com" });
});

test("a provider's secret never goes out in the clear, this machine apart", () => {
  expect(messageOf(() => readEnv({ ...good, GITHUB_URL: "http://github.company.test" }))).toContain("GITHUB_URL must be an https address");
  expect(readEnv({ ...good, GOOGLE_ISSUER: "http://127.0.0.1:4000/google/" }).GOOGLE_ISSUER).toBe("http://127.0.0.1:4000/google");
});

test("migrating names what it lacks, and needs no gateway", () => {
  const owner = { MIGRATION_URL: "postgres://o@h/d", MIGRATION_URL_US: "postgres://o@h/u", MIGRATION_URL_EU: "postgres://o@h/e" };
  expect(migrationEnv({ ...good, ...owner }).eu).toEqual({
    owner: owner.MIGRATION_URL_EU,
    app: good.DATABASE_URL_EU,
    jobs: good.JOBS_DATABASE_URL_EU,
    gateway: undefined,
  });
  expect(messageOf(() => migrationEnv(good))).toContain("MIGRATION_URL_US is not set");
});

test("the owner's addresses are all three or none", () => {
  const owner = { MIGRATION_URL: "postgres://o@h/d", MIGRATION_URL_US: "postgres://o@h/u", MIGRATION_URL_EU: "postgres://o@h/e" };
  expect(ownerUrls({})).toBeNull();
  expect(ownerUrls(owner)).toEqual({ directory: owner.MIGRATION_URL, us: owner.MIGRATION_URL_US, eu: owner.MIGRATION_URL_EU });
  expect(messageOf(() => ownerUrls({ MIGRATION_URL_EU: owner.MIGRATION_URL_EU }))).toBe(
    "MIGRATION_URL is not set\nMIGRATION_URL_US is not set",
  );
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}
