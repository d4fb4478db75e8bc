import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { regional } from "#db/regional/client.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { enter } from "./membership.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const entering = (person: Person) =>
  enter(regional("us"), { userId: stage[person].userId, signedInRecently: false, clientAddress: null }, stage.acme.accountId, "read");

test("a member is entered with their role and teams, an outsider not at all", async () => {
  const { accountId, slug, teams } = stage.acme;
  const data = teams["Data"] ?? "";
  expect(await entering("milo")).toMatchObject({ accountId, slug, region: "us", role: "member", email: stage.milo.email });
  expect((await entering("tara"))?.teamRoles.get(data)).toBe("admin");
  expect(await entering("gus")).toBeNull();
});

test("nobody is entered where the organization is being dismissed", async () => {
  await connections.us`update accounts set state = 'dismissing' where account_id = ${stage.acme.accountId}`;
  expect(await entering("olivia")).toBeNull();
});

test("outside of a transaction no account stays set, however many enter at once", async () => {
  await Promise.all(Array.from({ length: 30 }, () => entering("olivia")));
  const left = await Promise.all(
    Array.from({ length: 30 }, () => regional("us").execute(sql`select coalesce(current_setting('app.account_id', true), '') as account`)),
  );
  expect(left.flat()).toEqual(left.map(() => ({ account: "" })));
  expect(await regional("us").execute(sql`select 1 from memberships`)).toHaveLength(0);
});
