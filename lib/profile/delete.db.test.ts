import { afterAll, beforeEach, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { mailsTo } from "#local/mails.ts";
import { raceTimeoutMs, rounds } from "#local/rounds.ts";
import { attempt, setStage, signedInAgo, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const remove = (person: Person, confirmEmail = stage[person].email) => attempt("profile.delete", stage.as[person], null, { confirmEmail });
const erase = (person: Person) => performJob("profile.erase", { database: "directory" }, { userId: stage[person].userId });
const transfer = (person: Person) =>
  attempt("organization.transfer", stage.as.olivia, stage.acme.slug, { userId: stage[person].userId, confirmName: "Acme" });

async function stateOf(person: Person): Promise<string | undefined> {
  const [user] = await connections.directory<{ state: string }[]>`select state from users where id = ${stage[person].userId}`;
  return user?.state;
}

/** Rows that name the person by id: in the directory, as members, and as holders of a personal account. */
async function traces(person: Person): Promise<Record<string, number>> {
  const { userId } = stage[person];
  const [directory] = await connections.directory<Record<string, number>[]>`
    select (select count(*)::int from users where id = ${userId}) as users,
      (select count(*)::int from sessions where user_id = ${userId}) as sessions,
      (select count(*)::int from security_events where user_id = ${userId}) as security_events,
      (select count(*)::int from personal_account_directory where user_id = ${userId}) as personal_accounts`;
  const regional = await Promise.all(
    [connections.us, connections.eu].map(
      (sql) => sql<{ total: number }[]>`
        select (select count(*)::int from memberships where user_id = ${userId}) + (select count(*)::int from team_memberships where user_id = ${userId})
          + (select count(*)::int from accounts where user_id = ${userId}) as total`,
    ),
  );
  return { ...directory, regional: regional.flat().reduce((sum, { total }) => sum + total, 0) };
}

/** Begins something so many questions to the database later than now. */
async function after<T>(questions: number, begin: () => Promise<T>): Promise<T> {
  for (let asked = 0; asked < questions; asked += 1) await connections.us`select 1`;
  return begin();
}

const noTrace = { users: 0, sessions: 0, security_events: 0, personal_accounts: 0, regional: 0 };

test("the preview says what ends and what stands in the way (PRODUCT 2.1, 4.3)", async () => {
  expect(await succeed("profile.previewDeletion", stage.as.kim, null, {})).toMatchObject({
    owned: [],
    memberships: 2,
    mayDelete: { allowed: true },
  });
  expect(await succeed("profile.previewDeletion", stage.as.olivia, null, {})).toMatchObject({
    owned: [{ slug: stage.acme.slug, name: "Acme", region: "us" }],
    memberships: 1,
  });
});

test("an owner is refused with the list, and nothing is marked (PRODUCT 2.1)", async () => {
  expect(await remove("olivia")).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "You own Acme. Transfer the ownership or dismiss first." },
  });
  expect(await stateOf("olivia")).toBe("active");
});

test("what was dismissed stands in nobody's way, also while it is being erased", async () => {
  await succeed("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" });
  expect(await succeed("profile.previewDeletion", stage.as.olivia, null, {})).toMatchObject({ owned: [] });
  expect(await remove("olivia")).toMatchObject({ ok: true });
  await erase("olivia");
  await performJob("organization.erase", { database: "us" }, {});
  await erase("olivia");
  expect(await traces("olivia")).toEqual(noTrace);
});

test("it wants the address typed and a sign-in within twelve hours (PRODUCT 4.5)", async () => {
  expect(await remove("kim", "kim@elsewhere.example")).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { confirmEmail: `Type ${stage.kim.email} to confirm.` } },
  });
  await signedInAgo(connections, stage.kim.userId, 13);
  expect(await remove("kim")).toMatchObject({ ok: false, error: { code: "denied", rule: "signedInLongAgo" } });
  expect(await stateOf("kim")).toBe("active");
});

test("from the mark on every session of theirs is refused, before the job has run", async () => {
  expect(await remove("kim")).toEqual({ ok: true, data: { deleted: stage.kim.email } });
  for (const answer of [
    await attempt("profile.view", stage.as.kim, null, {}),
    await attempt("organization.view", stage.as.kim, stage.acme.slug, {}),
    await attempt("organization.create", stage.as.kim, null, { name: "Late", region: "us" }),
    await remove("kim"),
  ])
    expect(answer).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
});

test("memberships in every region, the personal account and the directory's rows are gone afterwards, however often it is repeated", async () => {
  await remove("kim");
  await erase("kim");
  expect(await traces("kim")).toEqual(noTrace);
  await erase("kim");
  expect(await traces("kim")).toEqual(noTrace);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
  expect(await violations(connections.eu, stage.globex.accountId)).toEqual([]);
});

test("what they had sent is cancelled in the same transaction, and the log says why (PRODUCT 2.6, 11.1)", async () => {
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: ["guest@elsewhere.example"], teams: stage.myTeam });
  await remove("mona");
  await erase("mona");
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { event: "member.left" });
  expect(events).toMatchObject([{ actorName: stage.mona.name, targetName: stage.mona.name }]);
  expect(JSON.parse(events[0]?.details ?? "")).toEqual({ role: "maintainer", because: "account.deleted", cancelledInvitations: 1 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("who became an owner meanwhile keeps the account and is told", async () => {
  await remove("adam");
  expect(await transfer("adam")).toMatchObject({ ok: true });
  await erase("adam");
  expect(await stateOf("adam")).toBe("active");
  expect(await succeed("organization.view", stage.as.adam, stage.acme.slug, {})).toMatchObject({ me: { role: "owner" } });
  await performJob("profile.mailKept", { database: "directory" }, { userId: stage.adam.userId });
  expect(await mailsTo(stage.adam.email)).toMatchObject([{ subject: "Your Guildhall account was not deleted" }]);
});

test("an acceptance that was in flight is swept after the directory's row went", async () => {
  const { userId, name, email } = stage.nina;
  await remove("nina");
  await erase("nina");
  await connections.us.begin((tx) => [
    tx`insert into memberships (account_id, user_id, role, name, email) values (${stage.acme.accountId}, ${userId}, 'member', ${name}, ${email})`,
    tx`insert into team_memberships (account_id, team_id, user_id, role)
      values (${stage.acme.accountId}, ${stage.myTeam[0]?.teamId ?? ""}, ${userId}, 'member')`,
  ]);
  await erase("nina");
  expect(await traces("nina")).toEqual(noTrace);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("an organization that was being created meanwhile is dismissed: nobody else is in it", async () => {
  const { slug, organizationId } = await succeed("organization.create", stage.as.nina, null, {
    name: "Deserted",
    slug: `deserted${stage.acme.slug.slice(4)}`,
    region: "eu",
  });
  await connections.directory`delete from users where id = ${stage.nina.userId}`;
  await erase("nina");
  const [account] = await connections.eu<{ state: string }[]>`select state from accounts where account_id = ${organizationId}`;
  expect(account?.state).toMatch(/^dismiss/);
  expect(await attempt("organization.view", stage.as.olivia, slug, {})).toMatchObject({ ok: false });
});

test("the address can sign up anew, as somebody who is in nothing", async () => {
  await remove("kim");
  await erase("kim");
  await connections.directory`insert into users (id, email, email_verified_at) values (gen_random_uuid(), ${stage.kim.email}, now())`;
  const names = (await succeed("member.list", stage.as.olivia, stage.acme.slug, {})).members.map(({ email }) => email);
  expect(names).not.toContain(stage.kim.email);
});

test("deleting an account against a transfer to it: owner or gone, never both", { timeout: raceTimeoutMs }, async () => {
  const outcomes = { kept: 0, gone: 0 };
  for (let round = 0; round < rounds; round += 1) {
    stage = await setStage(connections);
    // Against the request in one half of the rounds, against the job that follows it in the other.
    const raced = round % 2 === 0 ? await Promise.all([remove("adam"), transfer("adam")]) : [await remove("adam")];
    for (const result of raced)
      if (!result.ok) expect(["conflict", "notFound"], `round ${round}: ${result.error.message}`).toContain(result.error.code);
    await Promise.all([erase("adam"), after((round % 10) * 4, () => transfer("adam"))]);
    await erase("adam");
    const state = await stateOf("adam");
    const [organization] = await connections.us<{ owner_user_id: string }[]>`
      select owner_user_id from organizations where account_id = ${stage.acme.accountId}`;
    const owns = organization?.owner_user_id === stage.adam.userId;
    expect({ state, owns }, `round ${round}`).toEqual(owns ? { state: "active", owns } : { state: undefined, owns });
    expect(await violations(connections.us, stage.acme.accountId), `round ${round}`).toEqual([]);
    outcomes[owns ? "kept" : "gone"] += 1;
    count("races", 1);
  }
  expect(outcomes.kept * outcomes.gone, JSON.stringify(outcomes)).toBeGreaterThan(0);
});
