import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { performJob } from "#lib/operations/job-door.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { mailsTo } from "#local/mails.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { emailChangeToken } from "./email-change-token.ts";

const connections = connectAsOwner();
const jobs = connect("jobs", "directory");
let stage: Stage;
let newEmail: string;

beforeEach(async () => {
  stage = await setStage(connections);
  newEmail = `milo@${stage.acme.slug}.example`;
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

const change = (person: Person, email: string) => attempt("profile.changeEmail", stage.as[person], null, { email });
const cancel = (person: Person) => attempt("profile.cancelEmailChange", stage.as[person], null, {});
const confirm = (person: Person, changeId: string) =>
  attempt("profile.confirmEmail", stage.as[person], null, { token: emailChangeToken(changeId) });
const open = (person: Person, changeId: string) =>
  attempt("profile.openEmailChange", stage.as[person], null, { token: emailChangeToken(changeId) });
const perform = (name: "profile.mailEmailChange" | "profile.mailEmailChanged", changeId: string) =>
  performJob(name, { database: "directory" }, { changeId });

/** The id of the change that waits; its token is made of it. */
async function waiting(person: Person): Promise<string> {
  const [row] = await connections.directory<{ id: string }[]>`
    select id from email_changes where user_id = ${stage[person].userId} and confirmed_at is null`;
  return row?.id ?? "";
}

async function asked(person: Person, email: string): Promise<string> {
  await succeed("profile.changeEmail", stage.as[person], null, { email });
  return waiting(person);
}

const emailOf = async (person: Person) =>
  (
    await connections.directory<{ email: string; verified: boolean }[]>`
    select email, email_verified_at is not null as verified from users where id = ${stage[person].userId}`
  )[0];
const queued = (field: "userId" | "changeId", value: string) => jobs<{ task: string }[]>`
  select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.payload->>${field} = ${value} order by 1`;
const gone = { ok: false, error: { code: "gone" } };

test("asking changes nothing but what waits, and mails a link to the new address alone (PRODUCT 4.3)", async () => {
  expect(await change("milo", ` ${newEmail.toUpperCase()} `)).toEqual({ ok: true, data: { newEmail } });
  expect(await emailOf("milo")).toEqual({ email: stage.milo.email, verified: true });
  expect(await succeed("profile.view", stage.as.milo, null, {})).toMatchObject({
    emailChange: { newEmail, expiresAt: expect.any(String) },
  });
  const changeId = await waiting("milo");
  await perform("profile.mailEmailChange", changeId);
  await perform("profile.mailEmailChange", changeId);
  const [mail, ...more] = await mailsTo(newEmail);
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`http://localhost:3000/email-change/${emailChangeToken(changeId)}`);
  expect(mail?.text).toContain("works for 1 hour");
  expect(mail?.text, "it may be a stranger's address").not.toContain(stage.milo.email);
  expect(await mailsTo(stage.milo.email)).toEqual([]);
});

test("confirming makes the address one's own and verified, is noted, and has copies and both mails made", async () => {
  const changeId = await asked("milo", newEmail);
  expect(await open("milo", changeId)).toMatchObject({
    ok: true,
    data: { change: { oldEmail: stage.milo.email, newEmail, confirmed: false } },
  });
  expect(await confirm("milo", changeId)).toEqual({ ok: true, data: { email: newEmail } });
  expect(await emailOf("milo")).toEqual({ email: newEmail, verified: true });
  expect(await succeed("profile.view", stage.as.milo, null, {})).toMatchObject({ email: newEmail, emailChange: null });
  const { events } = await succeed("securityLog.list", stage.as.milo, null, {});
  expect(events).toMatchObject([{ event: "emailChanged", clientAddress: "203.0.113.7" }]);

  expect(await queued("userId", stage.milo.userId)).toEqual([{ task: "profile.copy" }]);
  await performJob("profile.copy", { database: "directory" }, { userId: stage.milo.userId });
  const { members } = await succeed("member.list", stage.as.olivia, stage.acme.slug, { search: "milo" });
  expect(members).toMatchObject([{ email: newEmail }]);

  await perform("profile.mailEmailChanged", changeId);
  await perform("profile.mailEmailChanged", changeId);
  for (const address of [newEmail, stage.milo.email]) {
    const mails = await mailsTo(address);
    expect(mails.map(({ subject }) => subject)).toEqual(["Your e-mail address was changed"]);
    expect(mails[0]?.text).toContain(`from ${stage.milo.email} to ${newEmail}`);
  }
  expect((await mailsTo(stage.milo.email))[0]?.text).toContain("If this was not you");
});

test("an address that was never verified is, once the change is confirmed (PRODUCT 4.1)", async () => {
  const changeId = await asked("uri", newEmail);
  expect(await confirm("uri", changeId)).toMatchObject({ ok: true });
  expect(await emailOf("uri")).toEqual({ email: newEmail, verified: true });
});

test("sign-in links mailed to the old address are dead, others are not", async () => {
  const changeId = await asked("milo", newEmail);
  for (const email of [stage.milo.email, stage.mona.email])
    await connections.directory`insert into sign_in_tokens (email, token_hash, expires_at) values (${email}, ${email}, now() + interval '1 hour')`;
  await confirm("milo", changeId);
  const left = await connections.directory`select email from sign_in_tokens where email in (${stage.milo.email}, ${stage.mona.email})`;
  expect(left).toEqual([{ email: stage.mona.email }]);
});

test("a newer change takes the place of one that waits, and its link works no more", async () => {
  const first = await asked("milo", newEmail);
  const second = await asked("milo", `second.${newEmail}`);
  expect(await confirm("milo", first)).toMatchObject(gone);
  expect(await open("milo", first)).toMatchObject(gone);
  await perform("profile.mailEmailChange", first);
  expect(await mailsTo(newEmail)).toEqual([]);
  expect(await confirm("milo", second)).toMatchObject({ ok: true });
});

test("a cancelled change works no more, and cancelling twice is the same as once", async () => {
  const changeId = await asked("milo", newEmail);
  expect(await cancel("milo")).toMatchObject({ ok: true });
  expect(await cancel("milo")).toMatchObject({ ok: true });
  expect(await confirm("milo", changeId)).toMatchObject(gone);
  expect(await succeed("profile.view", stage.as.milo, null, {})).toMatchObject({ email: stage.milo.email, emailChange: null });
});

test("after an hour of the database's clock a change is over", async () => {
  const changeId = await asked("milo", newEmail);
  const [row] = await connections.directory<{ minutes: number }[]>`
    select extract(epoch from expires_at - created_at)::int / 60 as minutes from email_changes where id = ${changeId}`;
  expect(row).toEqual({ minutes: 60 });
  await connections.directory`update email_changes set expires_at = now() where id = ${changeId}`;
  expect(await confirm("milo", changeId)).toMatchObject(gone);
  expect(await open("milo", changeId)).toMatchObject(gone);
  expect(await succeed("profile.view", stage.as.milo, null, {})).toMatchObject({ emailChange: null });
  expect(await emailOf("milo")).toMatchObject({ email: stage.milo.email });
});

test("another's link shows no address, and confirms nothing, whatever one's role (PRODUCT 2.7)", async () => {
  const changeId = await asked("milo", newEmail);
  expect(await open("olivia", changeId)).toEqual({ ok: true, data: { change: null } });
  const refused = await confirm("olivia", changeId);
  expect(refused).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(JSON.stringify(refused)).not.toContain("milo");
  expect(await emailOf("milo")).toMatchObject({ email: stage.milo.email });
  expect(await emailOf("olivia")).toMatchObject({ email: stage.olivia.email });
  expect(await waiting("milo")).toBe(changeId);
});

test("one's own address is refused beside the field", async () => {
  expect(await change("milo", stage.milo.email.toUpperCase())).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { email: expect.any(String) } },
  });
  expect(await waiting("milo")).toBe("");
});

test("asking for an address that somebody has is answered like any other; confirming it is a conflict and changes nothing", async () => {
  const [free, taken] = [await change("milo", newEmail), await change("milo", stage.mona.email)];
  expect(free).toEqual({ ok: true, data: { newEmail } });
  expect(taken).toEqual({ ok: true, data: { newEmail: stage.mona.email } });
  const changeId = await waiting("milo");
  expect(await confirm("milo", changeId)).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "This address belongs to another account. Nothing was changed." },
  });
  expect(await emailOf("milo")).toMatchObject({ email: stage.milo.email });
  expect(await waiting("milo")).toBe(changeId);
  expect((await succeed("securityLog.list", stage.as.milo, null, {})).events).toEqual([]);
});

test("five mails in ten minutes to one address, whoever asks; then the change that waits stays (PRODUCT 6.8)", async () => {
  for (const person of ["milo", "mona", "milo", "mona", "milo"] as const)
    expect(await change(person, newEmail)).toMatchObject({ ok: true });
  const kept = await waiting("milo");
  for (const person of ["milo", "mona"] as const)
    expect(await change(person, newEmail)).toMatchObject({ ok: false, error: { code: "limited" } });
  expect(await waiting("milo")).toBe(kept);
});

test("twenty changes at once leave one waiting, with a mail of its own", async () => {
  const results = await Promise.all(Array.from({ length: 20 }, (_, index) => change("milo", `n${index}.${newEmail}`)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await connections.directory`select 1 from email_changes where user_id = ${stage.milo.userId}`).toHaveLength(1);
  expect(await queued("changeId", await waiting("milo"))).toEqual([{ task: "profile.mailEmailChange" }]);
});

test("somebody who has not given a name yet does that first", async () => {
  const newcomer = await signIn(connections, await createUser(connections, `new@${stage.acme.slug}.example`, null));
  expect(await attempt("profile.changeEmail", newcomer, null, { email: newEmail })).toMatchObject({
    ok: false,
    error: { code: "denied", rule: "unfinished" },
  });
});

test("ten presses of the button at once are the same as one, and so is one an hour later (PRODUCT 4.3)", async () => {
  const changeId = await asked("milo", newEmail);
  const results = await Promise.all(Array.from({ length: 10 }, () => confirm("milo", changeId)));
  expect(results).toEqual(results.map(() => ({ ok: true, data: { email: newEmail } })));
  expect((await succeed("securityLog.list", stage.as.milo, null, {})).events).toHaveLength(1);
  expect(await queued("changeId", changeId)).toEqual([{ task: "profile.mailEmailChange" }, { task: "profile.mailEmailChanged" }]);
  await connections.directory`update email_changes set expires_at = now() - interval '1 hour' where id = ${changeId}`;
  expect(await confirm("milo", changeId)).toEqual({ ok: true, data: { email: newEmail } });
});

test("the link of a change that was undone by another is not good again", async () => {
  const there = await asked("milo", newEmail);
  await confirm("milo", there);
  const back = await asked("milo", stage.milo.email);
  await confirm("milo", back);
  expect(await confirm("milo", there)).toMatchObject(gone);
  expect(await emailOf("milo")).toMatchObject({ email: stage.milo.email });
});

test("an invitation sent to the new address is accepted by it, one to the old address no more (PRODUCT 6.6)", async () => {
  const [old, fresh] = [`nina.old@${stage.acme.slug}.example`, `nina.new@${stage.acme.slug}.example`];
  const userId = await createUser(connections, old, "Nina Novak");
  const nina = await signIn(connections, userId);
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: [old, fresh], teams: stage.myTeam });
  await succeed("profile.changeEmail", nina, null, { email: fresh });
  const [row] = await connections.directory<{ id: string }[]>`select id from email_changes where user_id = ${userId}`;
  await succeed("profile.confirmEmail", nina, null, { token: emailChangeToken(row?.id ?? "") });
  const { invitations } = await succeed("invitation.listOwn", nina, null, {});
  expect(invitations).toHaveLength(1);
  const ids = await connections.us<{ id: string; email: string }[]>`select id, email from invitations where email in (${old}, ${fresh})`;
  const acceptOf = (email: string) => {
    const invitationId = ids.find((invitation) => invitation.email === email)?.id ?? "";
    return attempt("invitation.accept", nina, null, { token: invitationToken({ region: "us", invitationId, version: 1 }) });
  };
  expect(await acceptOf(old)).toMatchObject({ ok: false, error: { code: "denied", rule: "anothersInvitation" } });
  expect(await acceptOf(fresh)).toMatchObject({ ok: true });
});

test("no job's payload and no row holds a link or a token", async () => {
  const changeId = await asked("milo", newEmail);
  const signature = emailChangeToken(changeId).slice(-43);
  const payloads = await jobs`select payload::text from graphile_worker._private_jobs where payload->>'changeId' = ${changeId}`;
  const rows = await connections.directory`select c::text from email_changes c where id = ${changeId}`;
  expect(payloads).toEqual([{ payload: JSON.stringify({ changeId }) }]);
  expect(JSON.stringify(rows)).not.toContain(signature);
});
