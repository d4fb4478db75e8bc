import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const leave = (person: Person, confirmName = "Acme") => attempt("organization.leave", stage.as[person], stage.acme.slug, { confirmName });
const members = async () =>
  (await connections.us`select user_id from memberships where account_id = ${stage.acme.accountId}`).map((row) => String(row["user_id"]));

test.each(["adam", "mona", "milo", "tara", "bella"] as const)("%s leaves, and access ends at once", async (person) => {
  expect(await leave(person)).toEqual({ ok: true, data: { left: "Acme" } });
  expect(await attempt("organization.view", stage.as[person], stage.acme.slug, {})).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(await leave(person)).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await members()).toHaveLength(7);
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "member.left", actorName: stage[person].name, targetName: stage[person].name }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("the owner cannot leave, and nobody can do it for her (PRODUCT 2.1)", async () => {
  expect(await leave("olivia")).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "organization.leave", rule: "owning", fixableBy: [] },
  });
  expect(await members()).toContain(stage.olivia.userId);
});

test.each(["acme", "Globex", "Acme Inc."])("%j is not the organization's name, and nobody leaves by it (PRODUCT 5.11)", async (typed) => {
  expect(await leave("milo", typed)).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { confirmName: "Type Acme to confirm." } },
  });
  expect(await members()).toContain(stage.milo.userId);
});

test("what somebody sent is cancelled as they leave (PRODUCT 2.6)", async () => {
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: ["one@newcomers.example"], teams: stage.myTeam });
  await leave("mona");
  const open = await connections.us`
    select inviter_user_id from invitations where account_id = ${stage.acme.accountId} and state = 'pending'`;
  expect(open).toEqual([{ inviter_user_id: stage.olivia.userId }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("Kim leaves Acme and stays in Globex", async () => {
  await leave("kim");
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({ organizations: [{ name: "Globex" }] });
});

test("who is not in it cannot leave it", async () => {
  expect(await leave("nina")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await members()).toHaveLength(8);
});
