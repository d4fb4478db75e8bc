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

type Role = "owner" | "admin" | "maintainer" | "member" | "billing";

const change = (actor: Person, person: Person, role: Role) =>
  attempt("member.changeRole", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, role });

async function roleOf(person: Person): Promise<string | undefined> {
  const [row] = await connections.us<{ role: string }[]>`
    select role from memberships where account_id = ${stage.acme.accountId} and user_id = ${stage[person].userId}`;
  return row?.role;
}

const auditHead = async () =>
  (await connections.us`select audit_head_number, authorization_version from accounts where account_id = ${stage.acme.accountId}`)[0];

test.each<[Person, Person, Role]>([
  ["olivia", "adam", "member"],
  ["olivia", "milo", "admin"],
  ["adam", "anna", "maintainer"],
  ["adam", "milo", "billing"],
  ["adam", "bella", "admin"],
  ["mona", "milo", "maintainer"],
])("%s makes %s a %s, and the log says from what", async (actor, person, role) => {
  const before = await roleOf(person);
  expect(await change(actor, person, role)).toEqual({ ok: true, data: { userId: stage[person].userId, role, cancelledInvitations: 0 } });
  expect(await roleOf(person)).toBe(role);
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "member.roleChanged", actorName: stage[actor].name, targetName: stage[person].name }]);
  expect(JSON.parse(events[0]?.details ?? "")).toMatchObject({ from: before, to: role });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test.each<[string, Person, Person, Role, string]>([
  ["a maintainer does not touch an admin", "mona", "adam", "member", "someoneAbove"],
  ["a maintainer does not touch billing", "mona", "bella", "member", "someoneWithMore"],
  ["a maintainer makes nobody an admin", "mona", "milo", "admin", "grantingMore"],
  ["a maintainer makes nobody a billing manager", "mona", "milo", "billing", "grantingMore"],
  ["nobody touches the owner", "adam", "olivia", "admin", "theOwner"],
  ["nobody is made an owner", "olivia", "adam", "owner", "grantingOwnership"],
  ["the owner is not demoted by herself", "olivia", "olivia", "admin", "themselves"],
  ["an admin does not change their own role", "adam", "adam", "member", "themselves"],
  ["a maintainer does not raise themselves", "mona", "mona", "admin", "themselves"],
  ["a member changes nobody", "milo", "tara", "billing", "notAllowed"],
  ["a billing manager changes nobody", "bella", "milo", "billing", "notAllowed"],
])("%s", async (_promise, actor, person, role, rule) => {
  const before = [await roleOf(person), await auditHead()];
  expect(await change(actor, person, role)).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "member.changeRole", rule, message: expect.stringMatching(/\.$/) },
  });
  expect([await roleOf(person), await auditHead()]).toEqual(before);
});

test("oneself is oneself however the id is written", async () => {
  const shouted = { userId: stage.adam.userId.toUpperCase(), role: "member" as const };
  expect(await attempt("member.changeRole", stage.as.adam, stage.acme.slug, shouted)).toMatchObject({
    ok: false,
    error: { rule: "themselves" },
  });
  expect(await roleOf("adam")).toBe("admin");
});

test("a denial names who can: up to three people, highest role first", async () => {
  expect(await change("mona", "bella", "member")).toMatchObject({
    ok: false,
    error: { fixableBy: ["owner", "admin"], people: ["Olivia Owens", "Adam Archer", "Anna Abbott"] },
  });
});

test("the same role again changes and records nothing", async () => {
  const before = await auditHead();
  expect(await change("adam", "milo", "member")).toMatchObject({ ok: true });
  expect(await auditHead()).toEqual(before);
});

test("the very next request of somebody just demoted is refused", async () => {
  await change("olivia", "adam", "member");
  expect(await change("adam", "milo", "billing")).toMatchObject({ ok: false, error: { code: "denied", rule: "notAllowed" } });
  expect(await attempt("audit.list", stage.as.adam, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "denied" } });
});

test("a demotion cancels what they could no longer send and keeps the rest (PRODUCT 2.6)", async () => {
  const invite = (email: string, role: Role) =>
    succeed("invitation.create", stage.as.adam, stage.acme.slug, { emails: [email], role, teams: stage.myTeam });
  await invite("admin@newcomers.example", "admin");
  await invite("member@newcomers.example", "member");
  await invite("billing@newcomers.example", "billing");

  expect(await change("olivia", "adam", "maintainer")).toMatchObject({ ok: true, data: { cancelledInvitations: 2 } });
  const states = await connections.us`
    select email, state from invitations where account_id = ${stage.acme.accountId} and inviter_user_id = ${stage.adam.userId} order by email`;
  expect(states).toEqual([
    { email: "admin@newcomers.example", state: "cancelled" },
    { email: "billing@newcomers.example", state: "cancelled" },
    { email: "member@newcomers.example", state: "pending" },
  ]);
  expect(await change("olivia", "adam", "member")).toMatchObject({ ok: true, data: { cancelledInvitations: 1 } });
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 2 });
  expect(events.map(({ event }) => event)).toEqual(["member.roleChanged", "invitation.cancelled"]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("somebody else's invitations outlive a demotion", async () => {
  expect(await change("olivia", "adam", "member")).toMatchObject({ ok: true, data: { cancelledInvitations: 0 } });
  const { invitations } = await succeed("invitation.list", stage.as.olivia, stage.acme.slug, {});
  expect(invitations).toMatchObject([{ id: stage.ines.invitationId, state: "pending" }]);
});

test("Globex's people under Acme's slug do not exist", async () => {
  expect(await change("olivia", "gus", "member")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await change("olivia", "remy", "member")).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("a role in one organization is no role in the other", async () => {
  await change("olivia", "kim", "admin");
  const elsewhere = await attempt("member.changeRole", stage.as.kim, stage.globex.slug, { userId: stage.gus.userId, role: "member" });
  expect(elsewhere).toMatchObject({ ok: false, error: { code: "denied" } });
  const [row] =
    await connections.eu`select role from memberships where account_id = ${stage.globex.accountId} and user_id = ${stage.kim.userId}`;
  expect(row).toEqual({ role: "member" });
});
