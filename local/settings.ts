import { resolve } from "node:path";

/** A sentence for the person at the terminal; printed without a stack. */
export class Refusal extends Error {
  override name = "Refusal";
}

export type Settings = {
  localDir: string;
  port: number;
  appUrl: string;
  /** A superuser's address of a PostgreSQL of one's own, instead of the embedded one. */
  ownPostgres: string | null;
  /** Whether what is written must outlive a power failure; a run of tests need not wait for the disk. */
  durable: boolean;
};

type Environment = Record<string, string | undefined>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/;
const productionDatabase = /^(DATABASE_URL|JOBS_DATABASE_URL|GATEWAY_DATABASE_URL|MIGRATION_URL)/;

/** The local run's settings. Throws Refusal when the environment points at anything real (ARCHITECTURE 2). */
export function readSettings(environment: Environment, root: string): Settings {
  const problems = refusals(environment);
  if (problems.length > 0) throw new Refusal(`The local run refuses to start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  const given = environment["APP_URL"] ? new URL(environment["APP_URL"]) : null;
  const port = Number(environment["PORT"] || given?.port || 3000);
  return {
    localDir: resolve(root, environment["LOCAL_DIR"] || ".local"),
    port,
    appUrl: given ? `http://${given.hostname}:${port}` : `http://localhost:${port}`,
    ownPostgres: environment["LOCAL_DATABASE_URL"] || null,
    durable: true,
  };
}

function refusals(environment: Environment): string[] {
  const databases = Object.keys(environment)
    .filter((name) => productionDatabase.test(name) && environment[name])
    .map((name) => `${name} is set. It brings a PostgreSQL of its own; unset ${name}, or name yours in LOCAL_DATABASE_URL.`);
  const stripe = /^[rs]k_live_/.test(environment["STRIPE_SECRET_KEY"] ?? "") ? ["STRIPE_SECRET_KEY is a live key. Unset it."] : [];
  const app = environment["APP_URL"];
  const foreign =
    app && !isLoopback(app) ? [`APP_URL is ${app}, which is not this machine. Unset it, or use http://localhost:<port>.`] : [];
  const port = environment["PORT"];
  const wrongPort =
    port && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
      ? [`PORT is ${port}; it must be a number from 1 to 65535.`]
      : [];
  return [...databases, ...stripe, ...foreign, ...wrongPort];
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.test(new URL(address).hostname);
}
