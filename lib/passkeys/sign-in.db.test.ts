import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { env } from "#lib/env.ts";
import { toResult } from "#lib/operations/failure.ts";
import { inDirectory } from "#lib/operations/transactions.ts";
import { signedToken } from "#lib/signed-token.ts";
import { Authenticator } from "#local/authenticator.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import type { PasskeyAnswer } from "./input.ts";
import { openChallenge, sealChallenge } from "./sign-in-challenge.ts";
import { notSignedIn, signInByPasskey } from "./sign-in.ts";
import { userHandleOf } from "./webauthn.ts";

const connections = connectAsOwner();
let stage: Stage;
let device: Authenticator;
let userId: string;

beforeEach(async () => {
  stage = await setStage(connections);
  userId = stage.milo.userId;
  device = await addDevice();
});
afterAll(() => endConnections(connections));

async function addDevice(): Promise<Authenticator> {
  const made = new Authenticator(env().APP_URL);
  const { options } = await succeed("passkey.begin", stage.as.milo, null, {});
  await succeed("passkey.add", stage.as.milo, null, { name: "Laptop", response: made.create(options) });
  return made;
}

const newChallenge = () => randomBytes(32).toString("base64url");
const signIn = (challenge: string, answer: PasskeyAnswer) => toResult(() => inDirectory((tx) => signInByPasskey(tx, challenge, answer)));
const kept = () => connections.directory`
  select credential_id, counter::int, backed_up, last_used_at is not null as used from passkeys where user_id = ${userId} order by created_at`;
const refused = { ok: false, error: { code: "unauthenticated", message: notSignedIn().message } };

/** Refused in the one sentence, and nothing was noted. */
async function expectRefusal(challenge: string, answer: PasskeyAnswer, why: string) {
  const before = await kept();
  expect(await signIn(challenge, answer), why).toEqual(refused);
  expect(await kept(), why).toEqual(before);
}

test("a passkey says whose it is, and its use is noted: when, its counter, and whether it is still synced", async () => {
  expect(await kept()).toMatchObject([{ counter: 0, backed_up: true, used: false }]);
  device.counter = 7;
  device.synced = false;
  const challenge = newChallenge();
  expect(await signIn(challenge, device.answer({ challenge, userId }))).toEqual({ ok: true, data: userId });
  expect(await kept()).toMatchObject([{ counter: 7, backed_up: false, used: true }]);
});

test("a challenge signs in once: not the same answer again, not a new one, not by another passkey", async () => {
  const second = await addDevice();
  const challenge = newChallenge();
  const answer = device.answer({ challenge, userId });
  expect(await signIn(challenge, answer)).toMatchObject({ ok: true });
  await expectRefusal(challenge, answer, "replayed");
  await expectRefusal(challenge, device.answer({ challenge, userId }), "signed again");
  await expectRefusal(challenge, second.answer({ challenge, userId }), "signed by another passkey");
});

test("of the same answer sent twenty times at once one signs in", async () => {
  const challenge = newChallenge();
  const answer = device.answer({ challenge, userId });
  const results = await Promise.all(Array.from({ length: 20 }, () => signIn(challenge, answer)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 19 }, () => refused));
});

test("what was spent is forgotten after an hour, and what signs nobody in is never kept", async () => {
  const spent = async () =>
    (await connections.directory`select 1 from spent_passkey_challenges where spent_at < now() - interval '1 hour'`).length;
  await connections.directory`insert into spent_passkey_challenges values (${newChallenge()}, now() - interval '61 minutes')`;
  const wrong = newChallenge();
  await expectRefusal(wrong, device.answer({ challenge: newChallenge(), userId }), "another challenge");
  expect(await spent()).toBe(1);
  const challenge = newChallenge();
  await signIn(challenge, device.answer({ challenge, userId }));
  expect(await spent()).toBe(0);
});

test("a counter that stands still or goes backwards is a copy: refused", async () => {
  device.counter = 5;
  const challenge = newChallenge();
  expect(await signIn(challenge, device.answer({ challenge, userId }))).toMatchObject({ ok: true });
  for (const counter of [5, 4, 0]) {
    device.counter = counter;
    const next = newChallenge();
    await expectRefusal(next, device.answer({ challenge: next, userId }), `counter ${counter}`);
  }
  device.counter = 6;
  const last = newChallenge();
  expect(await signIn(last, device.answer({ challenge: last, userId }))).toMatchObject({ ok: true });
});

test("an authenticator that does not count may sign in again and again", async () => {
  for (let times = 0; times < 3; times += 1) {
    const challenge = newChallenge();
    expect(await signIn(challenge, device.answer({ challenge, userId }))).toMatchObject({ ok: true });
  }
});

test("every wrong answer is refused in the same sentence", async () => {
  const challenge = newChallenge();
  const good = device.answer({ challenge, userId });
  const wrong: [string, PasskeyAnswer][] = [
    ["an unknown passkey", new Authenticator(env().APP_URL).answer({ challenge, userId })],
    [
      "another's key under this passkey's name",
      { ...new Authenticator(env().APP_URL).answer({ challenge, userId }), id: device.credentialId },
    ],
    ["another user's handle", { ...good, userHandle: userHandleOf(stage.olivia.userId) }],
    ["another challenge", device.answer({ challenge: newChallenge(), userId })],
    ["another site", device.answer({ challenge, userId, origin: "https://evil.example" })],
    ["a signature cut short", { ...good, signature: good.signature.slice(0, -4) }],
    ["no signature to speak of", { ...good, signature: "AAAA" }],
    ["no data to speak of", { ...good, authenticatorData: "AAAA" }],
    ["what is no JSON", { ...good, clientDataJSON: "AAAA" }],
  ];
  device.userVerified = false;
  wrong.push(["nobody verified by the authenticator", device.answer({ challenge, userId })]);
  for (const [why, answer] of wrong) await expectRefusal(challenge, answer, why);
  expect(await signIn(challenge, good), "and none of them spent the challenge").toMatchObject({ ok: true });
});

test("somebody whose account is being deleted is refused", async () => {
  await connections.directory`update users set state = 'leaving' where id = ${userId}`;
  const challenge = newChallenge();
  await expectRefusal(challenge, device.answer({ challenge, userId }), "leaving");
});

test("a removed passkey signs nobody in", async () => {
  const { passkeys } = await succeed("passkey.list", stage.as.milo, null, {});
  await succeed("passkey.remove", stage.as.milo, null, { passkeyId: passkeys[0]?.id ?? "" });
  const challenge = newChallenge();
  await expectRefusal(challenge, device.answer({ challenge, userId }), "removed");
});

test("a browser keeps its challenge for five minutes, and nobody can make or stretch one", () => {
  const challenge = newChallenge();
  const sealed = sealChallenge(challenge, 1_000);
  expect(openChallenge(sealed, 300_999)).toBe(challenge);
  expect(openChallenge(sealed, 301_000), "too late").toBeNull();
  const [, endMs = "", signature = ""] = /\.(\d+)_(.{43})$/.exec(sealed) ?? [];
  const forged = [
    undefined,
    "",
    challenge,
    `${challenge}.${Number(endMs) + 1}_${signature}`,
    `${newChallenge()}.${endMs}_${signature}`,
    `${challenge}.${endMs}_${randomBytes(32).toString("base64url")}`,
    signedToken("invitation", `${challenge}.${endMs}`),
    `${sealed}\n`,
  ];
  for (const wrong of forged) expect(openChallenge(wrong, 1_000), wrong).toBeNull();
});
