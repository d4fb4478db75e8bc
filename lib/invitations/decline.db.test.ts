import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { invitationToken } from "./token.ts";

const connections = connectAsOwner();
let stage: Stage;
let ines: Caller;

beforeEach(async () => {
  stage = await setStage(connections);
  ines = await signIn(connections, await createUser(connections, stage.ines.email));
});
afterAll(() => endConnections(connections));

const decline = (caller: Caller, version = 1) =>
  attempt("invitation.decline", caller, null, { token: invitationToken({ region: "us", invitationId: stage.ines.invitationId, version }) });
const own = () => ({ region: "us" as const, invitationId: stage.ines.invitationId });
const waiting = (caller: Caller) => succeed("invitation.listOwn", caller, null, {});
const update = (columns: Record<string, string | null>) =>
  connections.us`update invitations set ${connections.us(columns)} where id = ${stage.ines.invitationId}`;
const stateNow = async () => (await connections.us`select state from invitations where id = ${stage.ines.invitationId}`)[0]?.["state"];

test("declining closes it, frees its seat and is recorded; twice is the same as once", async () => {
  expect(await decline(ines)).toEqual({ ok: true, data: { state: "declined" } });
  expect(await decline(ines)).toEqual({ ok: true, data: { state: "declined" } });
  expect(await succeed("organization.view", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ seatsUsed: 8, seatsReserved: 0 });
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, {});
  expect(events).toMatchObject([{ event: "invitation.declined", actorName: "Ines Ito", targetName: stage.ines.email }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("who has not given a name yet may decline", async () => {
  const email = `new@${stage.acme.slug}.example`;
  const { outcomes } = await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: [email], teams: stage.myTeam });
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error("not invited");
  const newcomer = await signIn(connections, await createUser(connections, email, null));
  const token = invitationToken({ region: "us", invitationId: made.invitationId, version: 1 });
  expect(await attempt("invitation.decline", newcomer, null, { token })).toMatchObject({ ok: true });
});

test("another address is refused and nothing changes", async () => {
  expect(await decline(stage.as.nina)).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "invitation.decline", rule: "anothersInvitation" },
  });
  expect(await stateNow()).toBe("pending");
});

test.each([
  ["cancelled", "cancelled this invitation"],
  ["expired", "expired"],
])("one that is %s says so", async (state, words) => {
  await update({ state, closed_at: new Date().toISOString() });
  expect(await decline(ines)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringContaining(words) } });
  expect(await stateNow()).toBe(state);
});

test("what was accepted is not declined, and a replaced link declines nothing", async () => {
  await update({ version: "2" });
  expect(await decline(ines)).toMatchObject({ ok: false, error: { code: "gone", message: expect.stringContaining("A newer link") } });
  await succeed("invitation.acceptOwn", ines, null, own());
  expect(await decline(ines, 2)).toMatchObject({ ok: false, error: { code: "gone", message: "This invitation was already accepted." } });
});

describe("invitations waiting for oneself (PRODUCT 4.3)", () => {
  test("are listed from every region, without their links", async () => {
    const { outcomes } = await succeed("invitation.create", stage.as.gus, stage.globex.slug, {
      emails: [stage.ines.email],
      teams: [{ teamId: stage.globex.teams["My Team"] ?? "", role: "member" }],
      note: "Join us",
    });
    const list = await waiting(ines);
    expect(list).toMatchObject({
      invitations: [
        { ...own(), organizationName: "Acme", role: "member", inviterName: "Olivia Owens" },
        { region: "eu", organizationName: "Globex", note: "Join us" },
      ],
      unavailableRegions: [],
    });
    expect(outcomes).toMatchObject([{ outcome: "invited" }]);
    expect(JSON.stringify(list)).not.toMatch(/guild_inv|invites\//);
  });

  test("are accepted without a link, whichever version was mailed", async () => {
    await update({ version: "3" });
    expect(await attempt("invitation.acceptOwn", ines, null, own())).toEqual({ ok: true, data: { slug: stage.acme.slug } });
    expect(await attempt("invitation.acceptOwn", ines, null, own())).toEqual({ ok: true, data: { slug: stage.acme.slug } });
    expect(await waiting(ines)).toMatchObject({ invitations: [] });
    expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
  });

  test("are declined without a link", async () => {
    expect(await attempt("invitation.declineOwn", ines, null, own())).toEqual({ ok: true, data: { state: "declined" } });
    expect(await waiting(ines)).toMatchObject({ invitations: [] });
  });

  test("are gone from the list when their time is over or they were cancelled", async () => {
    await update({ expires_at: new Date(Date.now() - 60_000).toISOString() });
    expect(await waiting(ines)).toMatchObject({ invitations: [] });
    expect(await attempt("invitation.acceptOwn", ines, null, own())).toMatchObject({ ok: false, error: { code: "gone" } });
    await update({ expires_at: new Date(Date.now() + 60_000).toISOString() });
    await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, { invitationId: stage.ines.invitationId });
    expect(await waiting(ines)).toMatchObject({ invitations: [] });
    expect(await attempt("invitation.declineOwn", ines, null, own())).toMatchObject({ ok: false, error: { code: "gone" } });
  });

  test.each(["nina", "olivia", "uri"] as const)("do not exist for %s, to whom they are not addressed", async (person) => {
    expect(await waiting(stage.as[person])).toMatchObject({ invitations: [] });
    for (const name of ["invitation.acceptOwn", "invitation.declineOwn"] as const)
      expect(await attempt(name, stage.as[person], null, own())).toEqual(
        await attempt(name, stage.as[person], null, { ...own(), invitationId: stage.nina.userId }),
      );
    expect(await stateNow()).toBe("pending");
  });

  test("do not exist in another region", async () => {
    expect(await attempt("invitation.acceptOwn", ines, null, { ...own(), region: "eu" })).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  });

  test("are not listed before the address is verified", async () => {
    await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: [stage.uri.email], teams: stage.myTeam });
    expect(await waiting(stage.as.uri)).toMatchObject({ invitations: [] });
  });
});
