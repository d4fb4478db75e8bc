import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "#db/migrate.ts";
import { addressesFile, databaseNames, databaseUrls, readAddresses, writeAddresses, type Addresses } from "./addresses.ts";
import { ensureDatabases } from "./databases.ts";
import { startInbox } from "./inbox/server.ts";
import { startOAuth } from "./oauth/server.ts";
import { freePort } from "./ports.ts";
import { startPostgres } from "./postgres.ts";
import { keepSecrets, oauthClient, type Secrets } from "./secrets.ts";
import { seededPeople } from "./seed.ts";
import { Refusal, type Settings } from "./settings.ts";
import type { Step } from "./steps.ts";
import type { Stopping } from "./stopping.ts";

export type StandIns = { addresses: Addresses; secrets: Secrets; addressesFile: string };

/** Starts PostgreSQL, the inbox and the sign-in providers, makes and migrates the databases, and writes down where everything is. */
export async function startStandIns(settings: Settings, run: Step, stopping: Stopping): Promise<StandIns> {
  const { localDir, appUrl, ownPostgres } = settings;
  mkdirSync(localDir, { recursive: true });
  const secrets = keepSecrets(localDir);
  const before = readAddresses(localDir);
  const server = ownPostgres ? useOwn(ownPostgres) : await startEmbedded(settings, secrets, before, run, stopping);
  const inbox = await run("Mail inbox", async () =>
    startInbox({ port: await freePort(portOf(before?.inbox)), dataDir: join(localDir, "mail") }),
  );
  stopping.add("The inbox", () => Promise.resolve(inbox.close()));
  const oauth = await run("GitHub and Google", async () =>
    startOAuth({
      port: await freePort(portOf(before?.oauth)),
      client: { ...oauthClient(secrets), appUrl },
      people: seededPeople.map(({ email }) => email),
    }),
  );
  stopping.add("The sign-in providers", () => oauth.close());
  const addresses = { app: appUrl, inbox: inbox.url, oauth: oauth.url, postgres: server.postgres, databases: databaseNames };
  await run("Databases", async () => {
    await ensureDatabases(server.superuserUrl, secrets);
    await migrateAll(addresses, secrets);
  });
  writeAddresses(localDir, addresses);
  return { addresses, secrets, addressesFile: addressesFile(localDir) };
}

type Server = { superuserUrl: string; postgres: Addresses["postgres"] };

async function startEmbedded(
  { localDir, durable }: Settings,
  secrets: Secrets,
  before: Addresses | null,
  run: Step,
  stopping: Stopping,
): Promise<Server> {
  const password = secrets.passwords.postgres;
  const postgres = await run("PostgreSQL", (say) =>
    startPostgres({ localDir, password, preferredPort: before?.postgres.port, durable, say }),
  );
  stopping.add("PostgreSQL", postgres.close);
  return {
    superuserUrl: `postgres://postgres:${password}@127.0.0.1:${postgres.port}/postgres`,
    postgres: { host: "127.0.0.1", port: postgres.port, dataDir: postgres.dataDir },
  };
}

function useOwn(superuserUrl: string): Server {
  if (!URL.canParse(superuserUrl)) throw new Refusal("LOCAL_DATABASE_URL must be a postgres:// address of a superuser.");
  const { hostname, port } = new URL(superuserUrl);
  return { superuserUrl, postgres: { host: hostname, port: Number(port) || 5432, dataDir: null } };
}

async function migrateAll(addresses: Addresses, secrets: Secrets): Promise<void> {
  const owner = databaseUrls(addresses, secrets, "guildhall_owner");
  const app = databaseUrls(addresses, secrets, "guildhall_app");
  const jobs = databaseUrls(addresses, secrets, "guildhall_jobs");
  const of = (name: keyof typeof databaseNames) => ({ owner: owner[name], app: app[name], jobs: jobs[name] });
  await migrate({ directory: of("directory"), us: of("us"), eu: of("eu") });
}

function portOf(url: string | undefined): number | undefined {
  return url ? Number(new URL(url).port) || undefined : undefined;
}
