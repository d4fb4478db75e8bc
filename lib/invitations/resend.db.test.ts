import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { mailsTo } from "#local/mails.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { invitationToken } from "./token.ts";

const connections = connectAsOwner();
let stage: Stage;
let ines: Caller;

beforeEach(async () => {
  stage = await setStage(connections);
  ines = await signIn(connections, await createUser(connections, stage.ines.email));
  await update({ sent_at: minutesAgo(2) });
});
afterAll(() => endConnections(connections));

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const update = (columns: Record<string, string | number | null>) =>
  connections.us`update invitations set ${connections.us(columns)} where id = ${stage.ines.invitationId}`;
const resend = (actor: Person, invitationId = stage.ines.invitationId) =>
  attempt("invitation.resend", stage.as[actor], stage.acme.slug, { invitationId });
const accept = (version: number) =>
  attempt("invitation.accept", ines, null, {
    token: invitationToken({ region: "us", invitationId: stage.ines.invitationId, version }),
  });
const expire = () => update({ state: "expired", closed_at: minutesAgo(1), expires_at: minutesAgo(1) });

async function now() {
  const [row] = await connections.us<{ state: string; version: number; mail_state: string; inviter_user_id: string; days: number }[]>`
    select state, version, mail_state, inviter_user_id, closed_at, round(extract(epoch from expires_at - now()) / 86400)::int as days
    from invitations where id = ${stage.ines.invitationId}`;
  return row;
}

test("a new link, seven more days, and the resender is the inviter (PRODUCT 6.5)", async () => {
  await update({ expires_at: new Date(Date.now() + 60_000).toISOString() });
  expect(await resend("mona")).toMatchObject({ ok: true, data: { invitationId: stage.ines.invitationId, state: "pending" } });
  expect(await now()).toEqual({
    state: "pending",
    version: 2,
    mail_state: "queued",
    inviter_user_id: stage.mona.userId,
    closed_at: null,
    days: 7,
  });
  expect(await accept(1)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringContaining("A newer link") } });
  expect(await accept(2)).toMatchObject({ ok: true });
  const places = await connections.us`
    select m.role, tm.role as team_role from memberships m join team_memberships tm using (account_id, user_id)
    where m.account_id = ${stage.acme.accountId} and m.email = ${stage.ines.email}`;
  expect(places).toEqual([{ role: "member", team_role: "member" }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("the audit log has who resent which version, and the mail names the resender", async () => {
  await resend("mona");
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([
    { event: "invitation.resent", actorName: "Mona Meyer", targetName: stage.ines.email, details: '{"version":2}' },
  ]);
  const scope = { database: "us", accountId: stage.acme.accountId } as const;
  for (const version of [1, 2]) await performJob("invitation.mail", scope, { invitationId: stage.ines.invitationId, version });
  const [message, ...more] = await mailsTo(stage.ines.email);
  expect(more).toEqual([]);
  expect(message?.text).toContain("Mona Meyer");
});

test("an expired one is pending again, and reserves a seat again", async () => {
  await expire();
  expect(await resend("mona")).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ state: "pending", version: 2, closed_at: null });
  expect(await succeed("organization.view", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ seatsUsed: 8, seatsReserved: 1 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("one whose time is over but that nobody has marked yet is resent too", async () => {
  await update({ expires_at: minutesAgo(1) });
  expect(await resend("mona")).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ state: "pending", days: 7 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("without a free seat an expired one stays expired, and a pending one, which has its seat, is resent", async () => {
  await connections.us`update organizations set seats_paid = 9 where account_id = ${stage.acme.accountId}`;
  expect(await resend("mona")).toMatchObject({ ok: true });
  await expire();
  await connections.us`update organizations set seats_paid = 8 where account_id = ${stage.acme.accountId}`;
  expect(await resend("mona")).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "This needs 1 seat and 0 of 8 are free. Nothing was sent." },
  });
  expect(await now()).toMatchObject({ state: "expired", version: 2 });
});

test("sixty seconds lie between two mails; the link can be copied meanwhile (PRODUCT 6.8)", async () => {
  expect(await resend("mona")).toMatchObject({ ok: true });
  expect(await resend("adam")).toMatchObject({ ok: false, error: { code: "limited", message: expect.stringContaining("copy its link") } });
  expect(await now()).toMatchObject({ version: 2, inviter_user_id: stage.mona.userId });
  await succeed("invitation.copyLink", stage.as.adam, stage.acme.slug, { invitationId: stage.ines.invitationId });
  await update({ sent_at: new Date(Date.now() - 61_000).toISOString() });
  expect(await resend("adam")).toMatchObject({ ok: true });
});

test.each(["accepted", "cancelled", "declined"])("one that is %s is not resent", async (state) => {
  await update({ state, closed_at: minutesAgo(1), accepted_by_user_id: state === "accepted" ? stage.milo.userId : null });
  expect(await resend("olivia")).toMatchObject({ ok: false, error: { code: "conflict", message: `This invitation is already ${state}.` } });
  expect(await now()).toMatchObject({ state, version: 1 });
});

test("a role above the resender's is not given by resending (PRODUCT 2.3)", async () => {
  await update({ role: "admin" });
  expect(await resend("mona")).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "invitation.resend", rule: "grantingMore", fixableBy: ["owner", "admin"] },
  });
  expect(await now()).toMatchObject({ version: 1, inviter_user_id: stage.olivia.userId });
  expect(await resend("adam")).toMatchObject({ ok: true });
});

test.each(["milo", "bella", "tara"] as const)("%s may not, and nothing changes", async (person) => {
  expect(await resend(person)).toMatchObject({ ok: false, error: { code: "denied", rule: "notAllowed" } });
  expect(await now()).toMatchObject({ version: 1, mail_state: "sent" });
});

test("Acme's invitation does not exist in Globex", async () => {
  const elsewhere = await attempt("invitation.resend", stage.as.gus, stage.globex.slug, { invitationId: stage.ines.invitationId });
  expect(elsewhere).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("an expired address that was invited anew meanwhile has one pending invitation", async () => {
  await expire();
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: [stage.ines.email], teams: stage.myTeam });
  expect(await resend("mona")).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});
