import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { regional } from "#db/regional/client.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { findActor } from "./find-actor.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const find = (person: Person, organization: "acme" | "globex" = "acme") =>
  findActor(stage[organization], { userId: stage[person].userId, signedInRecently: false, clientAddress: null });

test("a member is found with their role and teams, an outsider not at all", async () => {
  const { accountId, slug, teams } = stage.acme;
  const data = teams["Data"] ?? "";
  expect(await find("milo")).toMatchObject({ accountId, slug, region: "us", role: "member", email: stage.milo.email });
  expect((await find("tara"))?.teamRoles.get(data)).toBe("admin");
  expect(await find("gus")).toBeNull();
});

test("nobody is found where the organization is being dismissed", async () => {
  await connections.us`update accounts set state = 'dismissing' where account_id = ${stage.acme.accountId}`;
  expect(await find("olivia")).toBeNull();
});

test("of many who ask at once each gets their own answer, in their own organization", async () => {
  const asked = [
    ["olivia", "acme", "owner"],
    ["gus", "acme", null],
    ["kim", "globex", "member"],
    ["milo", "acme", "member"],
    ["gus", "globex", "owner"],
    ["adam", "acme", "admin"],
    ["olivia", "globex", null],
    ["nina", "acme", null],
  ] as const;
  const found = await Promise.all(asked.map(([person, organization]) => find(person, organization)));
  expect(found.map((member) => member?.role ?? null)).toEqual(asked.map(([, , role]) => role));
  for (const [index, [person, organization, role]] of asked.entries()) {
    if (role !== null) expect(found[index]).toMatchObject({ userId: stage[person].userId, accountId: stage[organization].accountId });
  }
});

test("no account stays set, however many ask at once", async () => {
  await Promise.all(Array.from({ length: 30 }, () => find("olivia")));
  const left = await Promise.all(
    Array.from({ length: 30 }, () => regional("us").execute(sql`select coalesce(current_setting('app.account_id', true), '') as account`)),
  );
  expect(left.flat()).toEqual(left.map(() => ({ account: "" })));
  expect(await regional("us").execute(sql`select 1 from memberships`)).toHaveLength(0);
});
