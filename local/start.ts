import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startApp } from "./app.ts";
import { ensureBuild } from "./build.ts";
import { claim } from "./claim.ts";
import { endConnections, ownerConnections } from "./databases.ts";
import { isFree } from "./ports.ts";
import { seed, seededPeople } from "./seed.ts";
import { readSettings, Refusal } from "./settings.ts";
import { makeSignInLink } from "./sign-in-link.ts";
import { startStandIns, type StandIns } from "./stand-ins.ts";
import { step } from "./steps.ts";
import { onEnd, Stopping } from "./stopping.ts";

/** `npm start`, and with `--dev` `npm run dev`: everything a person needs to try Guildhall on their own machine. */
const root = fileURLToPath(new URL("..", import.meta.url));
const mode = process.argv.includes("--dev") ? "development" : "production";
const stopping = new Stopping();
const interruption = new AbortController();

onEnd((why) => {
  if (!stopping.begun && why !== "disconnect") console.log("\nStopping …");
  interruption.abort();
  void stopping.stop().then(() => process.exit(why === "crash" ? 1 : 0));
});

try {
  await start();
} catch (error) {
  if (!interruption.signal.aborted) console.error(error instanceof Refusal ? `\n${error.message}` : error);
  await stopping.stop();
  process.exit(interruption.signal.aborted ? 0 : 1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env, root);
  if (!(await isFree(settings.port))) throw new Refusal(`Port ${settings.port} is in use. Stop what uses it, or choose another: PORT=${settings.port + 100} npm start`);
  const release = claim(settings.localDir);
  stopping.add("The claim on the local directory", async () => release());
  console.log(`Guildhall, local run in ${settings.localDir}`);
  const standIns = await startStandIns(settings, step, stopping);
  const links = await step("People", (say) => prepareLinks(standIns, say));
  if (mode === "production") {
    await step("Build", async (say) => say(await ensureBuild(root, join(settings.localDir, "build.log"), interruption.signal)));
  }
  const app = await step("App", () => startApp({ root, standIns, mode, output: process.stdout, signal: interruption.signal }));
  stopping.add("The app", app.close);
  announce(standIns, links);
  await app.ended;
  if (!stopping.begun) throw new Refusal("The app ended by itself; it says why above.");
}

async function prepareLinks({ addresses, secrets }: StandIns, say: (sentence: string) => void): Promise<string[]> {
  const connections = ownerConnections(addresses, secrets);
  try {
    if (await seed(connections)) say("seeded Acme and Globex");
    const run = { appUrl: addresses.app, authSecret: secrets.authSecret };
    return await Promise.all(seededPeople.map(async ({ email, who }) => `  ${who}\n    ${await makeSignInLink(connections.directory, run, email)}`));
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
