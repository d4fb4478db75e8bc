import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, signIn, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const signedOut = { ok: false, error: { code: "unauthenticated" } };
const securityLog = async () =>
  (await connections.directory<{ event: string }[]>`select event from security_events where user_id = ${stage.milo.userId}`).map(
    ({ event }) => event,
  );

test("signing out ends this session from the next request on, and no other", async () => {
  const elsewhere = await signIn(connections, stage.milo.userId);
  await succeed("session.signOut", stage.as.milo, null, {});
  expect(await attempt("profile.view", stage.as.milo, null, {})).toMatchObject(signedOut);
  expect(await attempt("member.list", stage.as.milo, stage.acme.slug, {})).toMatchObject(signedOut);
  expect(await succeed("profile.view", elsewhere, null, {})).toMatchObject({ sessions: [{ current: true }] });
  expect(await securityLog()).toEqual(["signedOut"]);
});

test("signing out everywhere ends all of one's own sessions and nobody else's", async () => {
  const elsewhere = await signIn(connections, stage.milo.userId);
  expect(await succeed("session.signOutEverywhere", elsewhere, null, {})).toEqual({ ended: 2 });
  for (const caller of [stage.as.milo, elsewhere]) expect(await attempt("profile.view", caller, null, {})).toMatchObject(signedOut);
  expect(await attempt("profile.view", stage.as.mona, null, {})).toMatchObject({ ok: true });
  expect(await securityLog()).toEqual(["signedOutEverywhere"]);
});

test("the profile lists one's own open sessions, this one marked", async () => {
  await signIn(connections, stage.milo.userId);
  const { sessions } = await succeed("profile.view", stage.as.milo, null, {});
  expect(sessions).toHaveLength(2);
  expect(sessions.filter(({ current }) => current)).toHaveLength(1);
});

test("a session past its end, of somebody leaving, or never made is a visitor's", async () => {
  await connections.directory`update sessions set expires_at = now() - interval '1 second' where user_id = ${stage.milo.userId}`;
  await connections.directory`update users set state = 'leaving' where id = ${stage.mona.userId}`;
  const invented = { sessionToken: "x".repeat(43), clientAddress: null };
  for (const caller of [stage.as.milo, stage.as.mona, invented])
    expect(await attempt("profile.view", caller, null, {})).toMatchObject(signedOut);
});

test("a session in use slides to thirty days, and never past ninety from its beginning", async () => {
  const sessionOf = async () =>
    (
      await connections.directory`select expires_at > now() + interval '29 days' as slid, expires_at <= created_at + interval '90 days' as bounded from sessions where user_id = ${stage.milo.userId}`
    )[0];
  await connections.directory`
    update sessions set last_seen_at = now() - interval '2 hours', expires_at = now() + interval '1 day' where user_id = ${stage.milo.userId}`;
  await succeed("profile.view", stage.as.milo, null, {});
  expect(await sessionOf()).toEqual({ slid: true, bounded: true });
  await connections.directory`
    update sessions set last_seen_at = now() - interval '2 hours', created_at = now() - interval '80 days' where user_id = ${stage.milo.userId}`;
  await succeed("profile.view", stage.as.milo, null, {});
  expect(await sessionOf()).toEqual({ slid: false, bounded: true });
});
