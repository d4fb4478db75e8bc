import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie, type Cast } from "#local/fixtures.ts";
import { readBuiltActions } from "../support/action-call.ts";
import { changedTables, takeSnapshot, type Owned } from "../support/snapshot.ts";

const { app } = readRun().addresses;
const connections = connectAsOwner();
const tag = `a${randomBytes(5).toString("hex")}`;
let cast: Cast;
let owned: Owned;
let cookie = "";

beforeAll(async () => {
  cast = await createCast(connections, `-${tag}`);
  owned = { accountIds: [cast.acme.accountId], userIds: [cast.olivia.userId], tag };
  cookie = `${sessionCookie}=${await createSession(connections.directory, cast.olivia.userId)}`;
});

afterAll(() => endConnections(connections));

/** Arguments in React's own notation and beside it; `*` stands for Acme's slug. */
const bodies = [
  "",
  "null",
  "{}",
  "[]",
  '"*"',
  "not JSON",
  '["*"]',
  '["*",null]',
  '["*","text"]',
  '["*",["*"]]',
  '[{"slug":"*"},{}]',
  '[["*"],{}]',
  '["*",{"name":"$NaN"}]',
  '["*",{"name":"$Infinity"}]',
  '["*",{"name":"$-0"}]',
  '["*",{"name":"$n12345678901234567890"}]',
  '["*",{"name":"$D2026-11-22T00:00:00.000Z"}]',
  '["*",{"name":"$undefined"}]',
  '["*",{"name":"$K1"}]',
  '["*",{"name":"$Q1"}]',
  '["*",{"name":"$1:constructor:constructor"}]',
  '["*","$0"]',
  '["*","$F1"]',
  '["*","$@1"]',
  '["*","$T"]',
  '{"then":"$1:__proto__:then","status":"resolved_model"}',
  `["*",${"[".repeat(5_000)}${"]".repeat(5_000)}]`,
];

test.for(bodies.map((body) => [body.slice(0, 60), body] as const))("an action called with %s changes nothing", async ([, body]) => {
  const before = await takeSnapshot(connections, owned);
  for (const { id, exportedName, filename } of readBuiltActions().filter(({ exportedName }) => !exportedName.startsWith("signOut"))) {
    const response = await fetch(new URL(`/orgs/${cast.acme.slug}/settings`, app), {
      method: "POST",
      redirect: "manual",
      headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component", origin: app, cookie },
      body: body.replaceAll("*", cast.acme.slug),
    });
    const text = await response.text();
    expect(response.status, `${filename} ${exportedName}: ${text.slice(0, 200)}`).toBeLessThan(500);
    expect(text, exportedName).not.toContain('"ok":true');
  }
  expect(changedTables(before, await takeSnapshot(connections, owned))).toEqual([]);
});
