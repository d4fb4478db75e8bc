import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, signIn, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;
let laptop: Caller;

beforeEach(async () => {
  stage = await setStage(connections);
  laptop = await signIn(connections, stage.milo.userId);
});
afterAll(() => endConnections(connections));

const revoke = (caller: Caller, sessionId: string) => attempt("session.revoke", caller, null, { sessionId });
const sessionsOf = async (caller: Caller) => (await succeed("profile.view", caller, null, {})).sessions;
const currentOf = async (caller: Caller) => (await sessionsOf(caller)).find(({ current }) => current)?.id ?? "";
const eventsOf = (caller: Caller) => succeed("securityLog.list", caller, null, {});

test("a revoked session's very next request is a visitor's, the others go on (PRODUCT 4.3)", async () => {
  const sessionId = await currentOf(laptop);
  expect(await revoke(stage.as.milo, sessionId)).toEqual({ ok: true, data: { sessionId } });
  expect(await attempt("profile.view", laptop, null, {})).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  expect(await attempt("organization.view", laptop, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  expect(await sessionsOf(stage.as.milo)).toHaveLength(1);
  expect(await revoke(stage.as.milo, sessionId)).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("one may revoke the session one is in", async () => {
  expect(await revoke(laptop, await currentOf(laptop))).toMatchObject({ ok: true });
  expect(await attempt("profile.view", laptop, null, {})).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
});

test("somebody else's session does not exist, and goes on", async () => {
  expect(await revoke(stage.as.olivia, await currentOf(laptop))).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await sessionsOf(laptop)).toHaveLength(2);
  expect(await eventsOf(stage.as.olivia)).toMatchObject({ events: [] });
});

test("the security log has each ending with its address, newest first, one's own alone (PRODUCT 11.3)", async () => {
  await revoke(stage.as.milo, await currentOf(laptop));
  await succeed("session.signOut", await signIn(connections, stage.milo.userId), null, {});
  await succeed("session.signOut", stage.as.olivia, null, {});
  const { events, nextCursor } = await eventsOf(stage.as.milo);
  expect(events.map(({ event }) => event)).toEqual(["signedOut", "sessionRevoked"]);
  for (const { clientAddress } of events) expect(clientAddress).toBe("203.0.113.7");
  expect(nextCursor).toBeNull();
});

test("pages of the security log skip and repeat nothing, with equal times", async () => {
  await connections.directory`
    insert into security_events (id, user_id, event, at)
    select gen_random_uuid(), ${stage.milo.userId}, 'signedIn', timestamptz '2026-11-22 12:00:00' + make_interval(mins => n / 3) from generate_series(1, 25) n`;
  const ids: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await succeed("securityLog.list", stage.as.milo, null, { limit: 4, ...(cursor && { cursor }) });
    ids.push(...page.events.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);
});

test("a visitor has no log", async () => {
  const visitor = { sessionToken: null, clientAddress: null };
  expect(await attempt("securityLog.list", visitor, null, {})).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
});
