import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { mailsTo } from "#local/mails.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
const jobs = connect("jobs");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

const remove = (actor: Person, person: Person, confirmEmail = stage[person].email) =>
  attempt("member.remove", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, confirmEmail });
const preview = (actor: Person, person: Person) =>
  attempt("member.previewRemoval", stage.as[actor], stage.acme.slug, { userId: stage[person].userId });
const invite = (actor: Person, email: string) =>
  succeed("invitation.create", stage.as[actor], stage.acme.slug, { emails: [email], teams: stage.myTeam });

/** All that a refusal must leave as it was. */
async function everything() {
  const { accountId } = stage.acme;
  const members = await connections.us`select user_id, role from memberships where account_id = ${accountId} order by user_id`;
  const places = await connections.us`select team_id, user_id, role from team_memberships where account_id = ${accountId} order by 1, 2`;
  const open = await connections.us`select id, state from invitations where account_id = ${accountId} order by id`;
  const [account] = await connections.us`select audit_head_number, authorization_version from accounts where account_id = ${accountId}`;
  return { members, places, open, account };
}
const queuedMails = () => jobs<{ payload: { event: number; userId: string } }[]>`
  select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier = 'member.mailRemoval' and payload->>'accountId' = ${stage.acme.accountId}`;

test.each<[Person, Person]>([
  ["olivia", "adam"],
  ["adam", "anna"],
  ["adam", "bella"],
  ["mona", "tara"],
])("%s removes %s, whose places in teams go too, and the log says as what", async (actor, person) => {
  expect(await remove(actor, person)).toEqual({ ok: true, data: { userId: stage[person].userId, cancelledInvitations: 0 } });
  const { members, places } = await everything();
  for (const rows of [members, places]) expect(rows.map((row) => row["user_id"])).not.toContain(stage[person].userId);
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "member.removed", actorName: stage[actor].name, targetName: stage[person].name }]);
  expect(await succeed("organization.view", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ seatsUsed: 7 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("the very next request of somebody removed is refused, and the switcher lists Acme no longer (PRODUCT 2.6)", async () => {
  await remove("olivia", "adam");
  const { as, acme } = stage;
  const answers = await Promise.all([
    attempt("organization.view", as.adam, acme.slug, {}),
    attempt("member.list", as.adam, acme.slug, {}),
    attempt("invitation.create", as.adam, acme.slug, { emails: ["late@acme.example"], teams: stage.myTeam }),
    attempt("member.changeRole", as.adam, acme.slug, { userId: stage.milo.userId, role: "billing" }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await succeed("organization.listOwn", as.adam, null, {})).toMatchObject({ organizations: [] });
  expect(await violations(connections.us, acme.accountId)).toEqual([]);
});

test("what they sent is cancelled with them, each with its reason; what others sent stays (PRODUCT 2.6)", async () => {
  await invite("mona", "one@newcomers.example");
  await invite("mona", "two@newcomers.example");
  expect(await preview("adam", "mona")).toMatchObject({ ok: true, data: { invitationsCancelled: 2 } });
  expect(await remove("adam", "mona")).toMatchObject({ ok: true, data: { cancelledInvitations: 2 } });
  const { open } = await everything();
  expect(open.map(({ state }) => String(state)).toSorted()).toEqual(["cancelled", "cancelled", "pending"]);
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 3 });
  expect(events.map(({ event }) => event)).toEqual(["member.removed", "invitation.cancelled", "invitation.cancelled"]);
  expect(JSON.parse(events[0]?.details ?? "")).toEqual({ role: "maintainer", cancelledInvitations: 2 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("a team whose last admin was removed is run by the owner (PRODUCT 3.6)", async () => {
  await remove("olivia", "tara");
  const { teams } = await succeed("team.list", stage.as.olivia, stage.acme.slug, {});
  expect(teams).toMatchObject([
    { name: "Data", people: 1, runByOwner: true },
    { name: "My Team", runByOwner: false },
  ]);
});

test.each<[string, Person, Person, string]>([
  ["nobody removes the owner", "adam", "olivia", "theOwner"],
  ["the owner does not remove herself", "olivia", "olivia", "themselves"],
  ["an admin leaves, and does not remove themselves", "adam", "adam", "themselves"],
  ["a maintainer does not remove an admin", "mona", "adam", "someoneAbove"],
  ["a maintainer does not remove a billing manager", "mona", "bella", "someoneWithMore"],
  ["a member removes nobody", "milo", "tara", "notAllowed"],
  ["a team admin removes nobody from the organization", "tara", "milo", "notAllowed"],
  ["a billing manager removes nobody", "bella", "milo", "notAllowed"],
])("%s, and nothing changes", async (_promise, actor, person, rule) => {
  const before = await everything();
  const refused = { ok: false, error: { code: "denied", permission: "member.remove", rule } };
  expect(await remove(actor, person)).toMatchObject(refused);
  expect(await preview(actor, person)).toMatchObject(refused);
  expect(await everything()).toEqual(before);
});

test("the person's own address is typed, in any case, and no other (PRODUCT 5.11)", async () => {
  const before = await everything();
  expect(await remove("olivia", "adam", stage.anna.email)).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { confirmEmail: `Type ${stage.adam.email} to confirm.` } },
  });
  expect(await everything()).toEqual(before);
  expect(await remove("olivia", "adam", ` ${stage.adam.email.toUpperCase()} `)).toMatchObject({ ok: true });
});

test("the preview says what dies: places in teams and open invitations (PRODUCT 5.11)", async () => {
  expect(await preview("adam", "tara")).toMatchObject({
    ok: true,
    data: {
      name: "Tara Torres",
      role: "member",
      teams: [
        { name: "Data", role: "admin" },
        { name: "My Team", role: "member" },
      ],
      invitationsCancelled: 0,
      teamsLeftToOwner: ["Data"],
      seatsFreed: 1,
    },
  });
});

test("Globex's people under Acme's slug do not exist, and Kim stays in Globex", async () => {
  expect(await remove("olivia", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await preview("olivia", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await remove("olivia", "kim")).toMatchObject({ ok: true });
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({ organizations: [{ name: "Globex" }] });
});

test("who was removed can be invited again", async () => {
  await remove("olivia", "milo");
  const { outcomes } = await invite("mona", stage.milo.email);
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error("not invited");
  await succeed("invitation.acceptOwn", stage.as.milo, null, { region: "us", invitationId: made.invitationId });
  expect(await succeed("organization.view", stage.as.milo, stage.acme.slug, {})).toMatchObject({ me: { role: "member" } });
});

test("the removed person is told once, by whom (PRODUCT 6.9)", async () => {
  await remove("olivia", "milo");
  const [job, ...more] = await queuedMails();
  expect(more).toEqual([]);
  const { event, userId } = job?.payload ?? { event: 0, userId: "" };
  const mail = (accountId: string, ofUser = userId) =>
    performJob("member.mailRemoval", { database: "us", accountId }, { event, userId: ofUser });
  await mail(stage.acme.accountId);
  await mail(stage.acme.accountId);
  await mail(stage.globex.accountId);
  await mail(stage.acme.accountId, stage.tara.userId);
  const [message, ...others] = await mailsTo(stage.milo.email);
  expect(others).toEqual([]);
  expect(message?.subject).toBe("You were removed from Acme");
  expect(message?.text).toContain("Olivia Owens removed you from Acme.");
  expect(await mailsTo(stage.tara.email)).toEqual([]);
});
