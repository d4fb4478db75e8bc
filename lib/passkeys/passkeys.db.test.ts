import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { env } from "#lib/env.ts";
import { Authenticator } from "#local/authenticator.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { passkeysMax } from "./limit.ts";
import { userHandleOf } from "./webauthn.ts";

const connections = connectAsOwner();
let stage: Stage;
let device: Authenticator;

beforeEach(async () => {
  stage = await setStage(connections);
  device = new Authenticator(env().APP_URL);
});
afterAll(() => endConnections(connections));

const begin = async (caller: Caller) => (await succeed("passkey.begin", caller, null, {})).options;
const challengeFor = async (caller: Caller) => (await begin(caller)).challenge;
const add = (caller: Caller, response: ReturnType<Authenticator["create"]>, name = "Laptop") =>
  attempt("passkey.add", caller, null, { name, response });
const listOf = async (caller: Caller) => (await succeed("passkey.list", caller, null, {})).passkeys;
const eventsOf = async (caller: Caller) =>
  (await succeed("securityLog.list", caller, null, {})).events.map(({ event, clientAddress }) => ({ event, clientAddress }));

const tooLate = { ok: false, error: { code: "gone", message: expect.stringContaining("Add the passkey again") } };
const misfit = { ok: false, error: { code: "invalid", fields: { response: expect.stringContaining("Add the passkey again") } } };

test("a passkey is added, listed without its key, renamed and removed, and the security log says so (PRODUCT 4.3, 11.3)", async () => {
  const response = device.create({ challenge: await challengeFor(stage.as.milo) });
  const added = await add(stage.as.milo, response, "  Milo's laptop ");
  expect(added).toMatchObject({ ok: true, data: { name: "Milo's laptop", backedUp: true, lastUsedAt: null } });
  const [passkey] = await listOf(stage.as.milo);
  expect(added).toEqual({ ok: true, data: passkey });
  expect(Object.keys(passkey ?? {})).toEqual(["id", "name", "backedUp", "createdAt", "lastUsedAt"]);

  const passkeyId = passkey?.id ?? "";
  await succeed("passkey.rename", stage.as.milo, null, { passkeyId, name: "Work laptop" });
  expect(await listOf(stage.as.milo)).toMatchObject([{ id: passkeyId, name: "Work laptop" }]);
  await succeed("passkey.remove", stage.as.milo, null, { passkeyId });
  expect(await listOf(stage.as.milo)).toEqual([]);
  expect(await eventsOf(stage.as.milo)).toEqual([
    { event: "passkeyRemoved", clientAddress: "203.0.113.7" },
    { event: "passkeyAdded", clientAddress: "203.0.113.7" },
  ]);
});

test("the browser is asked for this app, for a passkey found without an address, and not for one there is already", async () => {
  await add(stage.as.milo, device.create({ challenge: await challengeFor(stage.as.milo) }));
  expect(await begin(stage.as.milo)).toMatchObject({
    rp: { id: new URL(env().APP_URL).hostname },
    user: { id: userHandleOf(stage.milo.userId), name: stage.milo.email, displayName: "Milo Marsh" },
    excludeCredentials: [{ id: device.credentialId, transports: ["internal"] }],
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestation: "none",
  });
  expect(Buffer.from(userHandleOf(stage.milo.userId), "base64url")).toHaveLength(16);
});

test("a challenge is spent by its use, and a newer one takes its place", async () => {
  const response = device.create({ challenge: await challengeFor(stage.as.milo) });
  expect(await add(stage.as.milo, response)).toMatchObject({ ok: true });
  expect(await add(stage.as.milo, response)).toMatchObject(tooLate);

  const older = await challengeFor(stage.as.milo);
  await begin(stage.as.milo);
  expect(await add(stage.as.milo, new Authenticator(env().APP_URL).create({ challenge: older }))).toMatchObject(misfit);
  const [row] = await connections.directory`select count(*)::int as open from passkey_challenges where user_id = ${stage.milo.userId}`;
  expect(row).toEqual({ open: 1 });
  expect(await listOf(stage.as.milo)).toHaveLength(1);
});

test("an answer to another person's challenge is refused, and theirs stays open", async () => {
  const response = device.create({ challenge: await challengeFor(stage.as.olivia) });
  expect(await add(stage.as.milo, response)).toMatchObject(tooLate);
  await begin(stage.as.milo);
  expect(await add(stage.as.milo, response)).toMatchObject(misfit);
  expect(await listOf(stage.as.milo)).toEqual([]);
  expect(await add(stage.as.olivia, response)).toMatchObject({ ok: true });
});

test("a challenge older than five minutes by the database's clock is refused", async () => {
  const challenge = await challengeFor(stage.as.milo);
  const [row] = await connections.directory`
    select extract(epoch from expires_at - now())::int as seconds from passkey_challenges where user_id = ${stage.milo.userId}`;
  expect(row?.["seconds"]).toBeGreaterThan(280);
  expect(row?.["seconds"]).toBeLessThanOrEqual(300);
  await connections.directory`update passkey_challenges set expires_at = now() where user_id = ${stage.milo.userId}`;
  expect(await add(stage.as.milo, device.create({ challenge }))).toMatchObject(tooLate);
  expect(await listOf(stage.as.milo)).toEqual([]);
});

test("an answer from another site, for another site, or by whom the authenticator did not verify, is refused; the right one still works", async () => {
  const challenge = await challengeFor(stage.as.milo);
  expect(await add(stage.as.milo, device.create({ challenge, origin: "https://evil.example" }))).toMatchObject(misfit);
  expect(await add(stage.as.milo, new Authenticator("https://evil.example").create({ challenge, origin: env().APP_URL }))).toMatchObject(
    misfit,
  );
  device.userVerified = false;
  expect(await add(stage.as.milo, device.create({ challenge }))).toMatchObject(misfit);
  const { clientDataJSON } = device.create({ challenge });
  for (const attestationObject of ["AAAA", "null", "gaBo".repeat(2_000), Buffer.alloc(8_000, 0x81).toString("base64url")])
    expect(await add(stage.as.milo, { clientDataJSON, attestationObject, transports: [] })).toMatchObject(misfit);
  expect(await listOf(stage.as.milo)).toEqual([]);
  device.userVerified = true;
  expect(await add(stage.as.milo, device.create({ challenge }))).toMatchObject({ ok: true });
});

test("a passkey that is kept already is refused to anybody", async () => {
  await add(stage.as.milo, device.create({ challenge: await challengeFor(stage.as.milo) }));
  for (const caller of [stage.as.milo, stage.as.olivia]) {
    const again = await add(caller, device.create({ challenge: await challengeFor(caller) }));
    expect(again).toMatchObject({ ok: false, error: { code: "conflict", message: "This passkey is kept here already." } });
  }
});

test("another's passkey does not exist, and stays as it is", async () => {
  await add(stage.as.milo, device.create({ challenge: await challengeFor(stage.as.milo) }));
  const before = await listOf(stage.as.milo);
  const passkeyId = before[0]?.id ?? "";
  expect(await attempt("passkey.rename", stage.as.olivia, null, { passkeyId, name: "Mine" })).toMatchObject({
    error: { code: "notFound" },
  });
  expect(await attempt("passkey.remove", stage.as.olivia, null, { passkeyId })).toMatchObject({ error: { code: "notFound" } });
  expect(await listOf(stage.as.milo)).toEqual(before);
  expect(await listOf(stage.as.olivia)).toEqual([]);
});

test("of answers sent at once one is taken, and nobody has more than ten", async () => {
  for (let made = 1; made < passkeysMax; made += 1)
    await add(stage.as.milo, new Authenticator(env().APP_URL).create({ challenge: await challengeFor(stage.as.milo) }));
  const challenge = await challengeFor(stage.as.milo);
  const results = await Promise.all(
    Array.from({ length: 8 }, () => add(stage.as.milo, new Authenticator(env().APP_URL).create({ challenge }))),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listOf(stage.as.milo)).toHaveLength(passkeysMax);
  const tooMany = { ok: false, error: { code: "limited", message: expect.stringContaining("Remove one first") } };
  expect(await attempt("passkey.begin", stage.as.milo, null, {})).toMatchObject(tooMany);
  await connections.directory`insert into passkey_challenges values (${stage.milo.userId}, ${challenge}, now() + interval '5 minutes')`;
  expect(await add(stage.as.milo, device.create({ challenge })), "begun before the tenth was added").toMatchObject(tooMany);
  expect(await listOf(stage.as.milo)).toHaveLength(passkeysMax);
});
