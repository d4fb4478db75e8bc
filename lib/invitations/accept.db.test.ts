import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { invitationToken } from "./token.ts";

const connections = connectAsOwner();
let stage: Stage;
let inesId: string;
let ines: Caller;

beforeEach(async () => {
  stage = await setStage(connections);
  inesId = await createUser(connections, stage.ines.email);
  ines = await signIn(connections, inesId);
});
afterAll(() => endConnections(connections));

const tokenOf = (invitationId: string, version = 1) => invitationToken({ region: "us", invitationId, version });
const accept = (caller: Caller, token = tokenOf(stage.ines.invitationId)) => attempt("invitation.accept", caller, null, { token });

async function invite(actor: Person, email: string, role: "admin" | "member" | "maintainer", teams = stage.myTeam): Promise<string> {
  const { outcomes } = await succeed("invitation.create", stage.as[actor], stage.acme.slug, { emails: [email], role, teams });
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error("not invited");
  return made.invitationId;
}

async function invitationNow(id = stage.ines.invitationId) {
  const [row] = await connections.us`select state, accepted_by_user_id from invitations where id = ${id}`;
  return row;
}

const placesOf = (userId: string) => connections.us`
  select m.role, m.name, t.name as team, tm.role as team_role from memberships m
    join team_memberships tm using (account_id, user_id) join teams t on t.account_id = m.account_id and t.id = tm.team_id
  where m.account_id = ${stage.acme.accountId} and m.user_id = ${userId} order by t.name`;

const update = (columns: Record<string, string | number>) =>
  connections.us`update invitations set ${connections.us(columns)} where id = ${stage.ines.invitationId}`;
const setRole = (person: Person, role: string) =>
  connections.us`update memberships set role = ${role} where account_id = ${stage.acme.accountId} and user_id = ${stage[person].userId}`;

async function expectNothingChanged(state = "pending", known: string[] = []): Promise<void> {
  expect(await invitationNow()).toEqual({ state, accepted_by_user_id: null });
  expect(await placesOf(inesId)).toHaveLength(0);
  expect((await violations(connections.us, stage.acme.accountId)).map(({ invariant }) => invariant)).toEqual(known);
}

test("the addressee becomes a member in the invitation's role and teams, under their own name", async () => {
  const id = await invite("adam", `two@${stage.acme.slug}.example`, "maintainer", [
    { teamId: stage.acme.teams["Data"] ?? "", role: "member" },
    ...stage.myTeam,
  ]);
  const userId = await createUser(connections, `two@${stage.acme.slug}.example`, "Second Guest");
  const guest = await signIn(connections, userId);
  expect(await accept(guest, tokenOf(id))).toEqual({ ok: true, data: { slug: stage.acme.slug } });
  expect(await placesOf(userId)).toEqual([
    { role: "maintainer", name: "Second Guest", team: "Data", team_role: "member" },
    { role: "maintainer", name: "Second Guest", team: "My Team", team_role: "member" },
  ]);
  expect(await succeed("organization.view", guest, stage.acme.slug, {})).toMatchObject({
    seatsUsed: 9,
    seatsReserved: 1,
    me: { role: "maintainer" },
  });
  const { events } = await succeed("audit.list", guest, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "member.joined", actorName: "Second Guest", targetName: "Second Guest" }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("accepting twice is the same as once", async () => {
  expect(await accept(ines)).toMatchObject({ ok: true });
  expect(await accept(ines)).toEqual({ ok: true, data: { slug: stage.acme.slug } });
  expect(await placesOf(inesId)).toHaveLength(1);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test.each(["nina", "gus", "olivia"] as const)(
  "%s, whose address is another, is refused with the rule and nothing changes",
  async (person) => {
    expect(await accept(stage.as[person])).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "invitation.accept", rule: "anothersInvitation" },
    });
    await expectNothingChanged();
  },
);

test("an address that is not verified yet is refused", async () => {
  const id = await invite("mona", stage.uri.email, "member");
  expect(await accept(stage.as.uri, tokenOf(id))).toMatchObject({ ok: false, error: { code: "denied", rule: "unverified" } });
  expect(await invitationNow(id)).toMatchObject({ state: "pending" });
});

test("a newcomer gives name and region first", async () => {
  const email = `new@${stage.acme.slug}.example`;
  const id = await invite("mona", email, "member");
  const newcomer = await signIn(connections, await createUser(connections, email, null));
  expect(await accept(newcomer, tokenOf(id))).toMatchObject({ ok: false, error: { code: "denied", rule: "unfinished" } });
  await succeed("account.complete", newcomer, null, { name: "New Comer", region: "eu" });
  expect(await accept(newcomer, tokenOf(id))).toMatchObject({ ok: true });
});

test("a visitor is asked to sign in", async () => {
  expect(await accept({ sessionToken: null, clientAddress: null })).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  await expectNothingChanged();
});

test("after its time, by the database's clock, it is refused and says whom to ask", async () => {
  await update({ expires_at: new Date(Date.now() - 60_000).toISOString() });
  expect(await accept(ines)).toMatchObject({
    ok: false,
    error: { code: "gone", message: "This invitation expired. Ask Olivia Owens to send it again." },
  });
  await expectNothingChanged();
});

test.each(["cancelled", "declined", "expired"])("one that is %s is refused with a sentence", async (state) => {
  await update({ state, closed_at: new Date().toISOString() });
  expect(await accept(ines)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringMatching(/^[A-Z].*\.$/) } });
  await expectNothingChanged(state);
});

test("a link that a newer one replaced is refused, the newer one is good", async () => {
  await update({ version: 2 });
  expect(await accept(ines)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringContaining("A newer link") } });
  await expectNothingChanged();
  expect(await accept(ines, tokenOf(stage.ines.invitationId, 2))).toMatchObject({ ok: true });
});

test("a link of a version never made is refused", async () => {
  expect(await accept(ines, tokenOf(stage.ines.invitationId, 2))).toMatchObject({ ok: false, error: { code: "gone" } });
  await expectNothingChanged();
});

test.each([
  ["", "empty"],
  ["guild_inv_us_x", "not a token"],
  [`guild_inv_us_0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee_1_${"A".repeat(43)}`, "of a wrong signature"],
  ["\u0000", "a NUL"],
])("a token that is %j does not exist (%s)", async (token) => {
  expect(await accept(ines, token)).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("a good signature over an invitation nobody made, or of another region, does not exist", async () => {
  expect(await accept(ines, tokenOf("0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee"))).toMatchObject({ ok: false, error: { code: "notFound" } });
  const elsewhere = invitationToken({ region: "eu", invitationId: stage.ines.invitationId, version: 1 });
  expect(await accept(ines, elsewhere)).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("an inviter who may no longer give the role makes it void, with a sentence", async () => {
  const email = `boss@${stage.acme.slug}.example`;
  const id = await invite("adam", email, "admin");
  const boss = await signIn(connections, await createUser(connections, email));
  await setRole("adam", "maintainer");
  expect(await accept(boss, tokenOf(id))).toMatchObject({
    ok: false,
    error: { code: "gone", message: "Adam Archer may no longer give this role, so the invitation cannot be accepted. Ask for a new one." },
  });
  await setRole("adam", "admin");
  expect(await accept(boss, tokenOf(id))).toMatchObject({ ok: true });
});

test("an inviter who is gone makes it void", async () => {
  await update({ inviter_user_id: stage.remy.userId, inviter_name: "Remy Roth" });
  expect(await accept(ines)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringContaining("Remy Roth") } });
  await expectNothingChanged("pending", ["a pending invitation is of someone who may still send it"]);
});

test("somebody who is a member already closes it, keeps their role, frees the seat, and that is recorded", async () => {
  await update({ email: stage.milo.email, role: "maintainer" });
  expect(await accept(stage.as.milo)).toEqual({ ok: true, data: { slug: stage.acme.slug } });
  expect(await succeed("organization.view", stage.as.milo, stage.acme.slug, {})).toMatchObject({
    seatsUsed: 8,
    seatsReserved: 0,
    me: { role: "member" },
  });
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "invitation.accepted", actorName: "Milo Marsh", targetName: stage.milo.email }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("a team deleted meanwhile falls back to the oldest one", async () => {
  const email = `data@${stage.acme.slug}.example`;
  const data = stage.acme.teams["Data"] ?? "";
  const id = await invite("mona", email, "member", [{ teamId: data, role: "admin" }]);
  await connections.us`delete from team_memberships where team_id = ${data}`;
  await connections.us`delete from teams where account_id = ${stage.acme.accountId} and id = ${data}`;
  const userId = await createUser(connections, email);
  expect(await accept(await signIn(connections, userId), tokenOf(id))).toMatchObject({ ok: true });
  expect(await placesOf(userId)).toMatchObject([{ team: "My Team", team_role: "member" }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("a full organization takes in whom it had reserved a seat for", async () => {
  await connections.us`update organizations set seats_paid = 9 where account_id = ${stage.acme.accountId}`;
  expect(await accept(ines)).toMatchObject({ ok: true });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});
