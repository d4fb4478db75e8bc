import { availableParallelism } from "node:os";
import { z } from "zod";
import type { Region } from "./regions.ts";
import { signInProviders, type SignInProvider } from "./sign-in-providers.ts";

/** The only module that reads the environment. Values are read once, on first use. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const url = z.url({ protocol: /^https?$/, message: "must be an http or https address" });
const database = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address");
const secret = z
  .string()
  .min(32, "must be at least 32 characters; make one with `openssl rand -base64 33`")
  .refine(
    (value) => !/change.?me|placeholder|your.?secret|example/i.test(value) && new Set(value).size >= 10,
    "looks like a placeholder; make one with `openssl rand -base64 33`",
  );
/** A provider's base: its client secret travels there, so in the clear on this machine only. */
const providerUrl = url
  .refine((value) => value.startsWith("https:") || loopback.test(new URL(value).hostname), "must be an https address")
  .transform((value) => value.replace(/\/+$/, ""));
const flag = (fallback: "on" | "off") => z.enum(["on", "off"], "must be on or off").default(fallback);
const port = z.coerce.number("must be a port number").int().min(0).max(65_535);

const schema = z.object({
  DATABASE_URL: database,
  DATABASE_URL_US: database,
  DATABASE_URL_EU: database,
  JOBS_DATABASE_URL: database.optional(),
  JOBS_DATABASE_URL_US: database.optional(),
  JOBS_DATABASE_URL_EU: database.optional(),
  AUTH_SECRET: secret,
  AUTH_SECRET_1: secret.optional(),
  AUTH_SECRET_2: secret.optional(),
  AUTH_SECRET_3: secret.optional(),
  APP_URL: url.transform((value) => new URL(value).origin),
  RESEND_API_KEY: z.string().min(1, "must be set"),
  EMAIL_FROM: z.string().min(3, "must be set"),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_URL: providerUrl.default("https://github.com"),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ISSUER: providerUrl.default("https://accounts.google.com"),
  BILLING: z.literal("off", "must be off: this version has no billing yet").default("off"),
  JOBS: flag("on"),
  PORT: port.default(3000),
  HOST: z.string().default("0.0.0.0"),
  WEB_WORKERS: z.coerce
    .number("must be a whole number")
    .int()
    .min(1)
    .max(32)
    .default(() => Math.min(availableParallelism(), 4)),
  TRUSTED_PROXY_HOPS: z.coerce.number("must be a whole number").int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

export type Env = z.infer<typeof schema>;

/** Thrown when the environment is incomplete: one message that names everything missing. */
export class EnvError extends Error {
  override name = "EnvError";
}

let cached: Env | undefined;

/** The checked environment. Throws EnvError naming every variable that is missing or wrong. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Exported for tests; an empty variable counts as missing. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = withoutEmpty(source);
  const parsed = schema.safeParse(filled);
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => sentence(String(path[0]), filled, message));
  const jobs =
    filled["JOBS"] === "off" ? [] : ["JOBS_DATABASE_URL", "JOBS_DATABASE_URL_US", "JOBS_DATABASE_URL_EU"].filter((name) => !filled[name]);
  problems.push(...jobs.map((name) => `${name} is not set (the job runner's connection; or set JOBS=off)`));
  problems.push(...clientPairs.flatMap((pair) => halfOf(pair, filled)));
  if (!parsed.success || problems.length > 0) {
    throw new EnvError(`Guildhall cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
  return parsed.data;
}

const clientPairs = [
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
] as const;

function halfOf(pair: (typeof clientPairs)[number], filled: Record<string, unknown>): string[] {
  const missing = pair.filter((name) => !(name in filled));
  const given = pair.filter((name) => name in filled);
  return missing.length === 1 ? [`${missing[0]} is not set (${given[0]} is: set both, or neither)`] : [];
}

function withoutEmpty(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
}

function sentence(name: string, filled: Record<string, unknown>, message: string): string {
  return name in filled ? `${name} ${message}` : `${name} is not set`;
}

/** The signing secrets, newest first: sign with the first, accept all (ARCHITECTURE 6). */
export function authSecrets(): [string, ...string[]] {
  const { AUTH_SECRET_3, AUTH_SECRET_2, AUTH_SECRET_1, AUTH_SECRET } = env();
  const rotated = [AUTH_SECRET_3, AUTH_SECRET_2, AUTH_SECRET_1].filter((value) => value !== undefined);
  const [newest, ...older] = [...rotated, AUTH_SECRET];
  return [newest ?? AUTH_SECRET, ...older];
}

/** Who people can sign in with: those whose client was given (PRODUCT 4.1). */
export function configuredProviders(): SignInProvider[] {
  return signInProviders.filter((provider) => providerClient(provider) !== null);
}

/** What a provider knows this Guildhall by; null where it was not given. */
export function providerClient(provider: SignInProvider): { clientId: string; clientSecret: string } | null {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env();
  const [clientId, clientSecret] = {
    github: [GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET],
    google: [GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET],
  }[provider];
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}

export function regionalDatabaseUrl(region: Region): string {
  return { us: env().DATABASE_URL_US, eu: env().DATABASE_URL_EU }[region];
}

/** The job runner's session connections: the directory's and each region's; undefined under JOBS=off. */
export function jobsDatabaseUrl(database: "directory" | Region): string | undefined {
  return { directory: env().JOBS_DATABASE_URL, us: env().JOBS_DATABASE_URL_US, eu: env().JOBS_DATABASE_URL_EU }[database];
}

const migrationSchema = z.object({
  MIGRATION_URL: database,
  MIGRATION_URL_US: database,
  MIGRATION_URL_EU: database,
  DATABASE_URL: database,
  DATABASE_URL_US: database,
  DATABASE_URL_EU: database,
  JOBS_DATABASE_URL: database,
  JOBS_DATABASE_URL_US: database,
  JOBS_DATABASE_URL_EU: database,
  GATEWAY_DATABASE_URL_US: database.optional(),
  GATEWAY_DATABASE_URL_EU: database.optional(),
});

/** What `npm run db:migrate` reads: the owner's addresses, and the runtime roles' for their passwords. Throws EnvError. */
export function migrationEnv(source: Record<string, string | undefined> = process.env) {
  const filled = withoutEmpty(source);
  const parsed = migrationSchema.safeParse(filled);
  if (!parsed.success) {
    throw new EnvError(
      `Guildhall cannot migrate:\n${parsed.error.issues.map(({ path, message }) => `  - ${sentence(String(path[0]), filled, message)}`).join("\n")}`,
    );
  }
  const given = parsed.data;
  return {
    directory: { owner: given.MIGRATION_URL, app: given.DATABASE_URL, jobs: given.JOBS_DATABASE_URL },
    us: {
      owner: given.MIGRATION_URL_US,
      app: given.DATABASE_URL_US,
      jobs: given.JOBS_DATABASE_URL_US,
      gateway: given.GATEWAY_DATABASE_URL_US,
    },
    eu: {
      owner: given.MIGRATION_URL_EU,
      app: given.DATABASE_URL_EU,
      jobs: given.JOBS_DATABASE_URL_EU,
      gateway: given.GATEWAY_DATABASE_URL_EU,
    },
  };
}

const ownerSchema = migrationSchema.pick({ MIGRATION_URL: true, MIGRATION_URL_US: true, MIGRATION_URL_EU: true });

/** The owner's addresses, which `npm run residency` counts through; null when none is set. Throws EnvError when some are. */
export function ownerUrls(source: Record<string, string | undefined> = process.env): Record<"directory" | Region, string> | null {
  const filled = withoutEmpty(source);
  if (!Object.keys(ownerSchema.shape).some((name) => name in filled)) return null;
  const parsed = ownerSchema.safeParse(filled);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map(({ path, message }) => sentence(String(path[0]), filled, message)).join("\n"));
  }
  const { MIGRATION_URL, MIGRATION_URL_US, MIGRATION_URL_EU } = parsed.data;
  return { directory: MIGRATION_URL, us: MIGRATION_URL_US, eu: MIGRATION_URL_EU };
}

/**
 * Says to packages that read the environment themselves what this one says: Auth.js its public address, React and
 * Next which of their builds to load. Called by a process's entry before it imports them.
 */
export function tellPackages(): void {
  const { APP_URL, NODE_ENV } = env();
  Object.assign(process.env, { AUTH_URL: APP_URL, AUTH_TRUST_HOST: "true", NODE_ENV });
}

/** The log's level, readable before the rest of the environment is known to be complete. */
export function logLevel(): Env["LOG_LEVEL"] {
  return schema.shape.LOG_LEVEL.catch("info").parse(process.env["LOG_LEVEL"] || undefined);
}
