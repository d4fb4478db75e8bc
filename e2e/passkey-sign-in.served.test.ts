import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closePools } from "#db/connection.ts";
import type { Result } from "#lib/errors.ts";
import { Authenticator } from "#local/authenticator.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { sessionCookie } from "#local/fixtures.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { joinRun } from "./matrix/environment.ts";
import { builtAction, postAction, readAction } from "./support/action-call.ts";

const app = joinRun();
const connections = connectAsOwner();
let stage: Stage;
let device: Authenticator;
let userId: string;

beforeAll(async () => {
  stage = await setStage(connections);
  userId = stage.milo.userId;
});
beforeEach(async () => {
  device = new Authenticator(app);
  await connections.directory`delete from passkeys where user_id = ${userId}`;
  const { options } = await succeed("passkey.begin", stage.as.milo, null, {});
  await succeed("passkey.add", stage.as.milo, null, { name: "Laptop", response: device.create(options) });
});
afterAll(async () => {
  await endConnections(connections);
  await closePools();
});

type Answer = { result: Result<Record<string, unknown>>; status: number; cookies: string[] };

async function ask(exportedName: string, input: unknown, cookie?: string): Promise<Answer> {
  const response = await postAction({ app, id: builtAction(exportedName).id, args: [input], cookie, headers: { "user-agent": "Firefox" } });
  const result = (await readAction(response)) as Answer["result"];
  return { result, status: response.status, cookies: response.headers.getSetCookie() };
}

const finish = (input: unknown, cookie?: string) => ask("finishPasskeySignInAction", input, cookie);

/** The challenge, and the cookie that a browser sends back with its answer. */
async function begin(): Promise<{ challenge: string; cookie: string; attributes: string[] }> {
  const { result, cookies } = await ask("beginPasskeySignInAction", {});
  const [cookie = "", ...attributes] = (cookies[0] ?? "").split("; ");
  const { challenge } = (result.ok ? result.data["options"] : {}) as { challenge: string };
  return { challenge, cookie, attributes: attributes.map((attribute) => attribute.toLowerCase()) };
}

const sessions = async () => (await connections.directory`select 1 from sessions where user_id = ${userId}`).length;
const refused = { ok: false, error: { code: "unauthenticated", message: expect.stringMatching(/^This passkey did not sign you in\./) } };

test("the challenge stays in a cookie that no script and no other site gets, for five minutes; nothing is stored", async () => {
  const { challenge, attributes } = await begin();
  expect(challenge).toMatch(/^[\w-]{43}$/);
  expect(attributes).toEqual(expect.arrayContaining(["httponly", "samesite=strict", "path=/", "max-age=300"]));
  expect(await connections.directory`select 1 from passkey_challenges where challenge = ${challenge}`).toHaveLength(0);
  expect((await begin()).challenge).not.toBe(challenge);
});

test("an answer begins a session with device and address, whose cookie is as Auth.js sets it; the challenge's cookie goes (PRODUCT 11.3)", async () => {
  const { challenge, cookie } = await begin();
  const { result, cookies } = await finish({ answer: device.answer({ challenge, userId }), next: "/profile" }, cookie);
  expect(result).toEqual({ ok: true, data: { next: "/profile" } });
  const session = cookies.find((given) => given.startsWith(`${sessionCookie}=`)) ?? "";
  expect(session).toMatch(/; HttpOnly/i);
  expect(session).toMatch(/; SameSite=Lax/i);
  expect(session).not.toMatch(/; Domain/i);
  expect(cookies.find((given) => given.startsWith("guildhall.passkey-challenge=;"))).toMatch(/Max-Age=0/);
  const me = { sessionToken: session.split(/[=;]/)[1] ?? "", clientAddress: null };
  const profile = await succeed("profile.view", me, null, {});
  expect(profile.sessions.find(({ current }) => current)).toMatchObject({ userAgent: "Firefox", clientAddress: "127.0.0.1" });
  const { events } = await succeed("securityLog.list", me, null, {});
  expect(events[0]).toMatchObject({ event: "signedIn", userAgent: "Firefox", clientAddress: "127.0.0.1" });
});

test("an answer works once, also with the cookie kept, and only with the cookie it was made for", async () => {
  const { challenge, cookie } = await begin();
  const other = await begin();
  const input = { answer: device.answer({ challenge, userId }) };
  const before = await sessions();
  for (const wrong of [
    undefined,
    other.cookie,
    `${cookie}x`,
    cookie.replace(/\.\d+_/, ".9999999999999_"),
    "guildhall.passkey-challenge=",
  ]) {
    const { result, cookies } = await finish(input, wrong);
    expect(result, wrong).toMatchObject(refused);
    expect(cookies, "no session").toEqual([]);
  }
  expect((await finish(input, cookie)).result).toMatchObject({ ok: true });
  expect((await finish(input, cookie)).result, "replayed").toMatchObject(refused);
  expect(await sessions()).toBe(before + 1);
});

test("what one goes on to is on this site", async () => {
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
    const { challenge, cookie } = await begin();
    expect((await finish({ answer: device.answer({ challenge, userId }), next }, cookie)).result, next).toEqual({
      ok: true,
      data: { next: "/" },
    });
  }
});

test("garbage and giants are refused in a sentence, never a failure of ours", async () => {
  const { challenge, cookie } = await begin();
  const good = device.answer({ challenge, userId });
  const fields = Object.keys(good);
  const values = ["", "AAAA", "null", "a".repeat(10_000), "a".repeat(900_000), "\u0000", "ü", 7, null, {}, [], ["AAAA"], { length: 4 }];
  const answers = fields.flatMap((field) => values.map((value) => ({ ...good, [field]: value })));
  for (const answer of [...answers, { ...good, rawId: good.id }, undefined, null, "AAAA", [good]]) {
    const { result, status } = await finish({ answer }, cookie);
    expect(status).toBe(200);
    expect(result).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(invalid|unauthenticated)$/) } });
  }
  expect((await finish({ answer: good, more: 1 }, cookie)).result).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect((await finish({ answer: good }, cookie)).result, "and the right one still works").toMatchObject({ ok: true });
});
