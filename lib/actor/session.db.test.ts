import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createSession } from "#local/fixtures.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { findUserAt } from "./session.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const findAll = (asked: readonly (readonly [sessionToken: string | null, slug: string])[]) =>
  Promise.all(asked.map(([sessionToken, slug]) => findUserAt({ sessionToken, clientAddress: null }, slug)));

test("of many who ask at once each is found by their own session, and where they asked for", async () => {
  const { as, acme, globex, olivia, milo, gus } = stage;
  const found = await findAll([
    [as.olivia.sessionToken, acme.slug],
    [as.gus.sessionToken, acme.slug],
    ["no such session", acme.slug],
    [as.milo.sessionToken, globex.slug],
    [as.olivia.sessionToken, "no-such-organization"],
    [null, acme.slug],
    [as.milo.sessionToken, "a\0b"],
  ]);
  const people = found.map((one) => one?.user.userId ?? null);
  expect(people).toEqual([olivia.userId, gus.userId, null, milo.userId, olivia.userId, null, milo.userId]);
  const places = found.map((one) => one?.place?.accountId ?? null);
  expect(places).toEqual([acme.accountId, acme.accountId, null, globex.accountId, null, null, null]);
});

test("a session that has ended finds nobody, also beside one that lasts", async () => {
  const { directory } = connections;
  const ended = await createSession(directory, stage.milo.userId);
  await directory`update sessions set expires_at = now() where user_id = ${stage.milo.userId}`;
  const lasting = await createSession(directory, stage.milo.userId);
  const found = await findAll([ended, lasting, ended].map((token) => [token, stage.acme.slug] as const));
  expect(found.map((one) => one?.user.userId ?? null)).toEqual([null, stage.milo.userId, null]);
});
