import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { databaseUrls, readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { type Cast, createCast, createSession, sessionCookie } from "#local/fixtures.ts";
import { mailsTo } from "#local/mails.ts";
import { builtAction, callAction } from "./support/action-call.ts";
import { callRest } from "./support/rest-call.ts";

/** Secrets stand where they were handed out and nowhere else: in no log, no row and no page (SECURITY, Invitations). */
const { addresses, localDir, secrets: ofRun } = readRun();
const queues = databaseUrls(addresses, ofRun, "guildhall_jobs");
const { app } = addresses;
const connections = connectAsOwner();
const invitationToken = /guild_inv_[a-z]{2}_[0-9a-f-]{36}_\d+_[\w-]{43}/;
const emailChangeToken = /guild_email_[0-9a-f-]{36}_[\w-]{43}/;
const comes = { timeout: 30_000, interval: 100 };

afterAll(() => endConnections(connections));

/** What one run handed out, by kind; of a signed token the part that cannot be guessed. */
type Secrets = { session: string[]; signIn: string[]; invitation: string[]; emailChange: string[] };

test("after a run of every flow that hands out a secret, none is in a row, in the log or in a page", async () => {
  const cast = await createCast(connections, `-secrets-${randomBytes(4).toString("hex")}`);
  const secrets = await live(cast);
  for (const [kind, found] of Object.entries(secrets)) expect(found.length, `secrets of kind ${kind}`).toBeGreaterThan(1);
  const all = Object.values(secrets).flat();

  for (const [database, sql] of Object.entries(connections)) expect(await rowsWith(sql, all), `rows of ${database}`).toEqual([]);
  for (const url of Object.values(queues)) {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    onTestFinished(() => sql.end());
    expect(await rowsWith(sql, all), "rows of a queue").toEqual([]);
  }
  expect(await rowsWith(connections.directory, [cast.acme.slug]), "the search finds what is there").not.toEqual([]);
  const written = readFileSync(join(localDir, "app.log"), "utf8");
  expect(written.includes(cast.acme.slug), "the log is this run's").toBe(true);
  expect(all.filter((secret) => written.includes(secret))).toEqual([]);
  for (const page of await pagesOf(cast, secrets.session))
    expect(
      all.filter((secret) => page.html.includes(secret)),
      page.path,
    ).toEqual([]);
});

/** Invites, opens, copies, resends, accepts, declines, signs in and fails at each; answers what was handed out on the way. */
async function live(cast: Cast): Promise<Secrets> {
  const secrets: Secrets = { session: [], signIn: [], invitation: [], emailChange: [] };
  const cookieOf = async (userId: string) => {
    const session = await createSession(connections.directory, userId);
    secrets.session.push(session);
    return `${sessionCookie}=${session}`;
  };
  const [olivia, nina, gus] = [await cookieOf(cast.olivia.userId), await cookieOf(cast.nina.userId), await cookieOf(cast.gus.userId)];
  const ask = (route: string, cookie: string, input: Record<string, unknown>) =>
    callRest({ app, route, slug: cast.acme.slug, input, cookie });
  const teams = [{ teamId: cast.acme.teams["My Team"], role: "member" }];

  const tokens: string[] = [];
  for (const email of [cast.nina.email, cast.gus.email]) {
    await ask("POST /orgs/{org}/invitations", olivia, { emails: [email], teams });
    tokens.push(tokenIn(await newestMail(email), invitationToken));
  }
  const { result } = await ask("POST /orgs/{org}/invitations/{invitationId}/link", olivia, { invitationId: cast.ines.invitationId });
  tokens.push(tokenIn(JSON.stringify(result), invitationToken));
  const [ofNina = "", ofGus = "", ofInes = ""] = tokens;
  for (const [cookie, token] of [
    [nina, ofNina],
    [gus, ofInes],
    ["", ofGus],
  ] as const)
    await (await fetch(new URL(`/invites/${token}`, app), { headers: { cookie } })).text();
  for (const token of [ofInes, `${ofNina.slice(0, -1)}!`]) await ask("POST /invitations/accept", gus, { token });
  for (const route of ["POST /invitations/accept", "POST /invitations/accept"]) await ask(route, nina, { token: ofNina });
  for (const route of ["POST /invitations/decline", "POST /invitations/decline"]) await ask(route, gus, { token: ofGus });
  secrets.invitation.push(...tokens.map((token) => token.slice(-43)));

  for (const cookie of [nina, gus]) {
    const email = `changed${secrets.emailChange.length}+${cast.acme.slug}@links.example`;
    await ask("POST /me/email-change", cookie, { email });
    const token = tokenIn(await newestMail(email), emailChangeToken);
    secrets.emailChange.push(token.slice(-43));
    for (const reader of [cookie, olivia, ""])
      await (await fetch(new URL(`/email-change/${token}`, app), { headers: { cookie: reader } })).text();
    for (const who of [olivia, cookie, cookie]) await ask("POST /me/email-change/confirm", who, { token });
  }

  for (const email of [cast.olivia.email, `newcomer+${cast.acme.slug}@links.example`]) {
    await callAction({ app, id: builtAction("requestSignInLinkAction").id, args: [{ email, next: `/invites/${ofInes}` }] });
    const token = /[?&;]token=([0-9a-f]{64})/.exec(await newestMail(email))?.[1] ?? "";
    secrets.signIn.push(token);
    const query = new URLSearchParams({ email, token, callbackUrl: "/organizations" });
    await (await fetch(new URL(`/sign-in/confirm?${query}`, app))).text();
    for (const spent of [false, true]) {
      const answer = await fetch(new URL(`/api/auth/callback/email?${query}`, app), { redirect: "manual" });
      const session = new RegExp(`${sessionCookie}=([\\w-]+)`).exec(answer.headers.get("set-cookie") ?? "")?.[1];
      expect(session !== undefined, `a ${spent ? "spent" : "fresh"} link signs in`).toBe(!spent);
      if (session) secrets.session.push(session);
    }
  }
  return secrets;
}

async function newestMail(email: string): Promise<string> {
  await expect.poll(() => mailsTo(email), { ...comes, message: `a mail to ${email}` }).not.toEqual([]);
  const [newest] = await mailsTo(email);
  return newest?.text ?? "";
}

function tokenIn(text: string, pattern: RegExp): string {
  const [token] = pattern.exec(text) ?? [];
  if (!token) throw new Error("There is no link with a token");
  return token;
}

/** Every table this role may read, row by row as text: a column added later is searched too. */
async function rowsWith(sql: postgres.Sql, secrets: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')`;
  expect(tables.length).toBeGreaterThan(3);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${name} as row where exists (select from unnest($1::text[]) secret where position(secret in row::text) > 0)`,
      [secrets],
    );
    if (rows[0]?.count) found.push(`${name}: ${rows[0].count}`);
  }
  return found;
}

/** What those who signed in are shown afterwards, data for the browser included. */
async function pagesOf({ acme }: Cast, sessions: string[]): Promise<{ path: string; html: string }[]> {
  const sections = ["", "/members", "/invites", "/audit", "/audit/refused", "/settings", "/teams", "/roles"].map(
    (path) => `/orgs/${acme.slug}${path}`,
  );
  const pages: { path: string; html: string }[] = [];
  for (const path of ["/profile", "/organizations", "/personal", ...sections]) {
    for (const session of sessions) {
      const answer = await fetch(new URL(path, app), { headers: { cookie: `${sessionCookie}=${session}` } });
      pages.push({ path, html: await answer.text() });
    }
  }
  return pages;
}
