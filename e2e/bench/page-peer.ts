import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { databaseUrls } from "#local/addresses.ts";
import { gatherCrowd } from "#local/crowd.ts";
import { createSession, sessionCookie } from "#local/fixtures.ts";
import { setStage, type Stage } from "#local/stage.ts";
import type { Measure } from "./measure.ts";
import { compare, perSecond, type Rounds, type Side } from "./rounds.ts";
import { serveApp } from "./serve-app.ts";
import { servePeer } from "./serve-peer.ts";
import { short } from "./table.ts";
import type { World } from "./world.ts";

const size = {
  members: 1000,
  teams: 10,
  largeTeam: 200,
  projects: 20,
  grants: 20,
  invitations: 60,
  batchRows: 10,
  auditEvents: 100,
  denials: 10,
};
const rowsOfPage = 50;
const pagesOfRound = 200;
const inFlight = 8;

/**
 * Our workers share the pages: each has drawn a thousand before it is as fast as it gets, theirs long before. Three processes
 * and PostgreSQL on a few cores make rounds lie far apart, so more of them count.
 */
const rounds: Rounds = { warmUps: 10, counted: 15 };

/**
 * The members page of 1,000 people as HTML, from two production servers on one PostgreSQL, the owner signed in. Theirs is
 * the app in `peer-app`: the same Next, `auth()` with sessions in the database, one Drizzle query of the same 50 rows, a
 * plain table. Ours draws the shell, decides for every row what the reader may do, and reads through row-level security.
 */
export const measure: Measure = async (world) => {
  const stage = await setStage(world.connections);
  await gatherCrowd(world.connections, stage.acme, stage.olivia, size);
  const emails = await firstEmails(world, stage);
  const { ratio, ratios, ours, theirs } = await compare(
    await sideOf(await ourPage(world, stage), emails),
    await sideOf(await theirPage(world, stage), emails),
    rounds,
  );
  return { "page-peer": { value: ratio, rounds: ratios, note: `${short(ours)} pages a second, ${short(theirs)} theirs` } };
};

async function firstEmails({ connections }: World, { acme }: Stage): Promise<string[]> {
  const rows = await connections[acme.region]<{ email: string }[]>`
    select email from memberships where account_id = ${acme.accountId} order by sort_name, user_id limit ${rowsOfPage}`;
  return rows.map(({ email }) => email);
}

type PageOf = { address: URL; cookie: string };

async function ourPage(world: World, { acme, olivia }: Stage): Promise<PageOf> {
  const app = await serveApp(world);
  const token = await createSession(world.connections.directory, olivia.userId);
  return { address: new URL(`/orgs/${acme.slug}/members`, app), cookie: `${sessionCookie}=${token}` };
}

/** Its sessions stand in a table of their own, beside our users; it connects as the owner, whom no row-level security slows. */
async function theirPage(world: World, { acme, olivia }: Stage): Promise<PageOf> {
  const { connections, standIns } = world;
  const token = randomBytes(32).toString("base64url");
  await connections.directory`
    create table peer_sessions (session_token text primary key, user_id uuid not null, expires timestamptz not null)`;
  await connections.directory`insert into peer_sessions values (${token}, ${olivia.userId}, now() + interval '30 days')`;
  const urls = databaseUrls(standIns.addresses, standIns.secrets, "guildhall_owner");
  const app = await servePeer(world, {
    AUTH_SECRET: randomBytes(32).toString("hex"),
    PEER_SESSIONS: urls.directory,
    PEER_MEMBERS: urls[acme.region],
    PEER_ACCOUNT: acme.accountId,
  });
  return { address: new URL("/members", app), cookie: `authjs.session-token=${token}` };
}

/** Both must show the same people, or one of them is no page of members. */
async function sideOf(page: PageOf, emails: readonly string[]): Promise<Side> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const html = await text(await ask(page, agent));
  const missing = emails.filter((email) => !html.includes(email));
  if (emails.length < rowsOfPage || missing.length > 0) throw new Error(`${page.address} does not show ${missing.join(", ")}`);
  return () => perSecond(pagesOfRound, inFlight, async () => finished((await ask(page, agent)).resume()));
}

/** A page as it arrives. Throws for anything but a 200. */
async function ask({ address, cookie }: PageOf, agent: Agent): Promise<IncomingMessage> {
  const asked = request(address, { agent, headers: { cookie } }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`);
  return answer;
}
