import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { jobOperations } from "#lib/operations/job-door.ts";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { type Cast, createCast, createSession, sessionCookie } from "#local/fixtures.ts";
import { mailsTo } from "#local/mails.ts";
import { ask as askPort, type Asked } from "../server/pipeline-under-test.ts";
import { builtAction } from "./support/action-call.ts";

/** Links in mail start with APP_URL whatever a request's headers say (SECURITY, Traps): a forged one would hand out the token. */
const { app } = readRun().addresses;
const { host, origin, port } = new URL(app);
const connections = connectAsOwner();
const mailComes = { timeout: 30_000, interval: 100 };
let cast: Cast;
let cookies: Record<"olivia" | "kim" | "nina", string>;

beforeAll(async () => {
  cast = await createCast(connections, `-links-${randomBytes(4).toString("hex")}`);
  const cookieOf = async (userId: string) => `${sessionCookie}=${await createSession(connections.directory, userId)}`;
  cookies = { olivia: await cookieOf(cast.olivia.userId), kim: await cookieOf(cast.kim.userId), nina: await cookieOf(cast.nina.userId) };
});
afterAll(() => endConnections(connections));

type Headers = Record<string, string>;

/** What a client may say of where it is and came from, and what the server makes of it: null when it goes on. */
const lies: readonly [name: string, headers: Headers, refused: 421 | 403 | null][] = [
  ["Host", { host: "evil.example" }, 421],
  ["Host with ours in front", { host: `${host}.evil.example` }, 421],
  ["Host with ours as a user", { host: `${host}@evil.example` }, 421],
  ["Host on another port", { host: `localhost:${Number(port) + 1}` }, 421],
  ["Origin", { origin: "http://evil.example" }, 403],
  ["Origin null", { origin: "null" }, 403],
  ["Origin by https", { origin: `https://${host}` }, 403],
  ["Host in capitals", { host: host.toUpperCase() }, null],
  ["X-Forwarded-Host", { "x-forwarded-host": "evil.example" }, null],
  ["X-Forwarded-Proto", { "x-forwarded-proto": "https", "x-forwarded-port": "443" }, null],
  ["Forwarded", { forwarded: "for=10.0.0.1;host=evil.example;proto=https" }, null],
  ["Referer", { referer: "http://evil.example/sign-in" }, null],
  ["X-Original-Host", { "x-original-host": "evil.example", "x-host": "evil.example", "x-forwarded-server": "evil.example" }, null],
  ["X-Original-URL", { "x-original-url": "http://evil.example/", "x-rewrite-url": "http://evil.example/" }, null],
  ["what Auth.js listens to", { "x-auth-return-redirect": "http://evil.example/" }, null],
];
const believed: Headers = Object.assign({}, ...lies.filter(([, , refused]) => refused === null).map(([, headers]) => headers));

test.for(lies)("%s: %o leads no link elsewhere", async ([, headers, refused], { task }) => {
  const tag = `${task.id.replace(/\W/g, "")}+${cast.acme.slug}`;
  const addresses = { signIn: `signin${tag}@links.example`, rest: `rest${tag}@links.example`, action: `action${tag}@links.example` };
  const byRest = await rest("olivia", "POST", "/invitations", { emails: [addresses.rest], teams: teams() }, headers);
  const byAction = await act("createInvitationsAction", [cast.acme.slug, { emails: [addresses.action], teams: teams() }], headers);
  const link = await rest("olivia", "POST", `/invitations/${cast.ines.invitationId}/link`, {}, headers);
  const signIn = await act("requestSignInLinkAction", [{ email: addresses.signIn, next: "/organizations" }], headers);
  const answers = [byRest, byAction, link, signIn];

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => refused ?? 200));
  for (const { body } of answers) expect(body).not.toContain("evil");
  if (refused) {
    expect(await isInvited(addresses.rest, addresses.action)).toBe(false);
    return expect(await mailsTo(addresses.signIn)).toEqual([]);
  }
  expect(link.body).toContain(`"${origin}/invites/guild_inv_`);
  for (const address of Object.values(addresses)) await expectOurLinks(address);
});

/** The first mails nothing; the next comes of a race of two requests, the last of a sign-in: with nothing of a request in them. */
type WithoutRequest = "invitation.mailFailed" | "profile.mailKept" | "profile.mailSignIn";
type MailJob = Exclude<keyof typeof jobOperations & `${string}.mail${string}`, WithoutRequest>;

/** Every kind of mail a job sends: who is written to, and the request that leads to it. */
const deeds: Record<MailJob, () => Promise<string>> = {
  "invitation.mail": async () => {
    await connections.us`update invitations set sent_at = now() - interval '2 minutes' where id = ${cast.ines.invitationId}`;
    await expectDone(rest("olivia", "POST", `/invitations/${cast.ines.invitationId}/resend`, {}, believed));
    return cast.ines.email;
  },
  "invitation.mailAccepted": async () => {
    await expectDone(rest("olivia", "POST", "/invitations", { emails: [cast.nina.email], teams: teams() }, believed));
    const [{ id } = { id: "" }] = await connections.us<{ id: string }[]>`select id from invitations where email = ${cast.nina.email}`;
    const answer = await rest("olivia", "POST", `/invitations/${id}/link`, {}, believed);
    const [token] = /guild_inv_[\w-]+/.exec(answer.body) ?? [];
    await expectDone(ask("POST", "/api/v1/invitations/accept", "nina", { token }, believed));
    return cast.olivia.email;
  },
  "member.mailRoleChange": async () => {
    await expectDone(rest("olivia", "PATCH", `/members/${cast.milo.userId}`, { role: "maintainer" }, believed));
    return cast.milo.email;
  },
  "member.mailRemoval": async () => {
    await expectDone(rest("olivia", "DELETE", `/members/${cast.mona.userId}`, { confirmEmail: cast.mona.email }, believed));
    return cast.mona.email;
  },
  "profile.mailEmailChange": () => askForAddress("nina"),
  "profile.mailEmailChanged": async () => {
    const [mail] = await mailsOf(await askForAddress("kim"));
    const [token] = /guild_email_[\w-]+/.exec(mail?.text ?? "") ?? [];
    await expectDone(ask("POST", "/api/v1/me/email-change/confirm", "kim", { token }, believed));
    return cast.kim.email;
  },
  "organization.mailTransfer": async () => {
    await expectDone(rest("olivia", "POST", "/transfer", { userId: cast.adam.userId, confirmName: "Acme" }, believed));
    return cast.adam.email;
  },
};

test.for(Object.entries(deeds))("%s names APP_URL alone, in html and in text, after a request that names another", async ([, deed]) => {
  await expectOurLinks(await deed());
});

/** Asks to change somebody's address, and answers the new one. */
async function askForAddress(person: "kim" | "nina"): Promise<string> {
  const email = `${person}+${cast.acme.slug}@links.example`;
  await expectDone(ask("POST", "/api/v1/me/email-change", person, { email }, believed));
  return email;
}

const teams = () => [{ teamId: cast.acme.teams["My Team"], role: "member" }];

function rest(person: keyof typeof cookies, method: string, path: string, body: object, headers: Headers): Promise<Asked> {
  return ask(method, `/api/v1/orgs/${cast.acme.slug}${path}`, person, body, headers);
}

function ask(method: string, path: string, person: keyof typeof cookies, body: object, headers: Headers): Promise<Asked> {
  const text = JSON.stringify(body);
  const own = { host, origin, cookie: cookies[person], "content-type": "application/json", "content-length": String(text.length) };
  return askPort(Number(port), { method, path, headers: { ...own, ...headers }, body: text });
}

function act(action: string, args: unknown[], headers: Headers): Promise<Asked> {
  const own = { host, origin, cookie: cookies.olivia, "next-action": builtAction(action).id, accept: "text/x-component" };
  const body = JSON.stringify(args);
  return askPort(Number(port), {
    method: "POST",
    path: "/organizations",
    headers: { ...own, "content-type": "text/plain", ...headers },
    body,
  });
}

async function expectDone(answer: Promise<Asked>): Promise<void> {
  const { status, body } = await answer;
  expect(status, body).toBe(200);
}

async function isInvited(...emails: string[]): Promise<boolean> {
  return (await connections.us`select 1 from invitations where email in ${connections.us(emails)}`).length > 0;
}

/** Waits for a mail to this address. */
async function mailsOf(email: string) {
  await expect.poll(() => mailsTo(email).then((mails) => mails.length), { ...mailComes, message: `a mail to ${email}` }).toBeGreaterThan(0);
  return mailsTo(email);
}

/** The mails to this address: they have links, and none of them leads elsewhere. */
async function expectOurLinks(email: string): Promise<void> {
  for (const { html, text, headers } of await mailsOf(email)) {
    for (const body of [html ?? "", text ?? ""]) {
      const found = [...body.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)]+/gi)]
        .map(([link]) => link)
        .filter((link) => !link.includes("www.w3.org"));
      expect(found, `links in a mail to ${email}`).not.toEqual([]);
      expect(found.filter((link) => new URL(link).origin !== origin)).toEqual([]);
      expect(body).not.toContain("evil.example");
    }
    expect(JSON.stringify(headers)).not.toContain("evil");
  }
}
