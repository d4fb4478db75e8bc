import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pretty from "pino-pretty";
import { startApp } from "./app.ts";
import { ensureBuild } from "./build.ts";
import { claim } from "./claim.ts";
import { endConnections, ownerConnections } from "./databases.ts";
import { isFree } from "./ports.ts";
import { seed, seededPeople } from "./seed.ts";
import { readSettings, Refusal } from "./settings.ts";
import { makeSignInLink } from "./sign-in-link.ts";
import { startStandIns, type StandIns } from "./stand-ins.ts";
import { steps } from "./steps.ts";
import { endOfRun, Stopping, type Ending } from "./stopping.ts";

/** `npm start`, and with `--dev` `npm run dev`: everything a person needs to try Guildhall on their own machine. */
const root = fileURLToPath(new URL("..", import.meta.url));
const mode = process.argv.includes("--dev") ? "development" : "production";
const stopping = new Stopping();
const end = endOfRun();
const step = steps(end);
const code = await start().catch(complain);
if (end.aborted) console.log("\nStopping …");
await stopping.stop();
process.exit(code);

async function start(): Promise<number> {
  const settings = readSettings(process.env, root);
  if (!(await isFree(settings.port)))
    throw new Refusal(`Port ${settings.port} is in use. Stop what uses it, or choose another: PORT=${settings.port + 100} npm start`);
  stopping.add("The claim on the local directory", claim(settings.localDir));
  console.log(`Guildhall, local run in ${settings.localDir}`);
  const standIns = await startStandIns(settings, step, stopping);
  const links = await step("People", (say) => prepareLinks(standIns, say));
  if (mode === "production") {
    await step("Build", async (say) => say(await ensureBuild(root, join(settings.localDir, "build.log"), end)));
  }
  const readable = pretty({ ignore: "pid,hostname,name", translateTime: "SYS:HH:MM:ss", singleLine: true });
  const app = await step("App", () => startApp({ root, standIns, mode, output: readable, end }));
  stopping.add("The app", app.close);
  end.throwIfAborted(); // asked to end while it came up
  announce(standIns, links);
  await Promise.race([app.ended, once(end, "abort")]);
  if (!end.aborted) throw new Refusal("The app ended by itself; it says why above.");
  return 0;
}

/** Returns the exit code. */
function complain(error: unknown): number {
  if (end.aborted) return (end.reason as Ending).why === "asked" ? 0 : 1;
  console.error(error instanceof Refusal ? `\n${error.message}` : error);
  return 1;
}

async function prepareLinks({ addresses, secrets }: StandIns, say: (sentence: string) => void): Promise<string[]> {
  const connections = ownerConnections(addresses, secrets);
  try {
    if (await seed(connections)) say("seeded Acme and Globex");
    const run = { appUrl: addresses.app, authSecret: secrets.authSecret };
    return await Promise.all(
      seededPeople.map(async ({ email, who }) => `  ${who}\n    ${await makeSignInLink(connections.directory, run, email)}`),
    );
  } finally {
    await endConnections(connections);
  }
}

function announce({ addresses }: StandIns, links: string[]): void {
  console.log(`
Guildhall   ${addresses.app}
Mail inbox  ${addresses.inbox}

Sign in as (each link works once, today; another: npm run sign-in -- <e-mail>)
${links.join("\n")}

Ctrl-C stops everything; the data stays.
`);
}
