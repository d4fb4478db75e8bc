import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { readSecrets, type DatabaseRole, type Secrets } from "./secrets.ts";

const schema = z.object({
  app: z.string(),
  inbox: z.string(),
  /** The stand-in for GitHub and Google; a directory last started before there was one has none. */
  oauth: z.string().optional(),
  postgres: z.object({ host: z.string(), port: z.number(), dataDir: z.string().nullable() }),
  databases: z.object({ directory: z.string(), us: z.string(), eu: z.string() }),
});

/** The addresses in use, kept in LOCAL_DIR/addresses.json; passwords stand in secrets.json beside it. */
export type Addresses = z.infer<typeof schema>;

export const databaseNames = { directory: "guildhall_directory", us: "guildhall_us", eu: "guildhall_eu" };
export type DatabaseUrls = Record<keyof typeof databaseNames, string>;

export const addressesFile = (localDir: string): string => join(localDir, "addresses.json");

/** Null before the first start. */
export function readAddresses(localDir: string): Addresses | null {
  const file = addressesFile(localDir);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

export function writeAddresses(localDir: string, addresses: Addresses): void {
  const file = addressesFile(localDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(addresses, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** What a test needs of the run that GUILDHALL_ADDRESSES names: its addresses and its secrets. */
export function readRun(file = process.env["GUILDHALL_ADDRESSES"]): { addresses: Addresses; secrets: Secrets; localDir: string } {
  if (!file) throw new Error("GUILDHALL_ADDRESSES is not set; `npm test` and `npm run e2e` set it.");
  const localDir = dirname(file);
  const addresses = readAddresses(localDir);
  if (!addresses) throw new Error(`${file} does not exist.`);
  return { addresses, secrets: readSecrets(localDir), localDir };
}

/** The three databases' addresses for one database role. */
export function databaseUrls(
  { postgres, databases }: Pick<Addresses, "postgres" | "databases">,
  secrets: Secrets,
  role: DatabaseRole,
): DatabaseUrls {
  const url = (database: string) => `postgres://${role}:${secrets.passwords[role]}@${postgres.host}:${postgres.port}/${database}`;
  return { directory: url(databases.directory), us: url(databases.us), eu: url(databases.eu) };
}
