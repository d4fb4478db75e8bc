import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { readInvitationToken } from "./token.ts";

const connections = connectAsOwner();
let stage: Stage;
let toInes: { invitationId: string };

beforeEach(async () => {
  stage = await setStage(connections);
  toInes = { invitationId: stage.ines.invitationId };
});
afterAll(() => endConnections(connections));

async function stateOf(invitationId: string): Promise<string | undefined> {
  const [row] = await connections.us<{ state: string }[]>`select state from invitations where id = ${invitationId}`;
  return row?.state;
}

const setInvitation = (columns: { state?: string; expires_at?: string }) =>
  connections.us`update invitations set ${connections.us(columns)}, closed_at = now() where id = ${stage.ines.invitationId}`;
const expireNow = () => connections.us`update invitations set expires_at = clock_timestamp() where id = ${stage.ines.invitationId}`;
const events = async () => (await succeed("audit.list", stage.as.olivia, stage.acme.slug, {})).events.map(({ event }) => event);

test("a maintainer cancels the owner's invitation, and its seat is free", async () => {
  expect(await attempt("invitation.cancel", stage.as.mona, stage.acme.slug, toInes)).toMatchObject({
    ok: true,
    data: { state: "cancelled" },
  });
  const [row] = await connections.us`select seats_reserved from organizations where account_id = ${stage.acme.accountId}`;
  expect(row).toEqual({ seats_reserved: 0 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("cancelling twice is the same as once, and recorded once", async () => {
  await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, toInes);
  expect(await attempt("invitation.cancel", stage.as.adam, stage.acme.slug, toInes)).toMatchObject({
    ok: true,
    data: { state: "cancelled" },
  });
  expect(await events()).toEqual(["invitation.cancelled"]);
});

test("rank does not bind a cancellation", async () => {
  const { outcomes } = await succeed("invitation.create", stage.as.olivia, stage.acme.slug, {
    emails: ["boss@new.example"],
    role: "admin",
    teams: stage.myTeam,
  });
  const [made] = outcomes;
  const invitationId = made?.outcome === "invited" ? made.invitationId : "";
  expect(await attempt("invitation.cancel", stage.as.mona, stage.acme.slug, { invitationId })).toMatchObject({ ok: true });
});

test.each(["accepted", "declined", "expired"])("one that is %s is not cancelled any more", async (state) => {
  await setInvitation({ state });
  expect(await attempt("invitation.cancel", stage.as.mona, stage.acme.slug, toInes)).toMatchObject({
    ok: false,
    error: { code: "conflict", message: `This invitation is already ${state}.` },
  });
  expect(await stateOf(stage.ines.invitationId)).toBe(state);
});

test.each(["milo", "bella", "tara", "kim"] as const)("%s may neither cancel nor copy the link", async (person) => {
  for (const name of ["invitation.cancel", "invitation.copyLink"] as const) {
    expect(await attempt(name, stage.as[person], stage.acme.slug, toInes), name).toMatchObject({ ok: false, error: { code: "denied" } });
  }
  expect(await stateOf(stage.ines.invitationId)).toBe("pending");
});

test("Acme's invitation under Globex's slug does not exist", async () => {
  for (const name of ["invitation.cancel", "invitation.copyLink"] as const) {
    expect(await attempt(name, stage.as.gus, stage.globex.slug, toInes), name).toMatchObject({ ok: false, error: { code: "notFound" } });
    expect(await attempt(name, stage.as.gus, stage.acme.slug, toInes), name).toMatchObject({ ok: false, error: { code: "notFound" } });
  }
  expect(await stateOf(stage.ines.invitationId)).toBe("pending");
});

test("the link of a pending invitation is on our address, of this version, and making it is recorded without it", async () => {
  const { link } = await succeed("invitation.copyLink", stage.as.mona, stage.acme.slug, toInes);
  expect(link).toMatch(/^http:\/\/localhost:3000\/invites\/guild_inv_us_/);
  expect(readInvitationToken(link.split("/").at(-1) ?? "")).toEqual({ region: "us", invitationId: stage.ines.invitationId, version: 1 });
  const {
    events: [event],
  } = await succeed("audit.list", stage.as.mona, stage.acme.slug, { limit: 1 });
  expect(event).toMatchObject({ event: "invitation.linkCopied", targetName: stage.ines.email });
  expect(JSON.stringify(event)).not.toContain(link.slice(-20));
});

test("one that is closed or overdue has no link", async () => {
  await expireNow();
  expect(await attempt("invitation.copyLink", stage.as.mona, stage.acme.slug, toInes)).toMatchObject({
    ok: false,
    error: { code: "conflict" },
  });
  await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, toInes);
  expect(await attempt("invitation.copyLink", stage.as.mona, stage.acme.slug, toInes)).toMatchObject({
    ok: false,
    error: { code: "conflict" },
  });
});

test("past its time an invitation reads as expired before it is tidied; tidying frees the seat and is recorded", async () => {
  await expireNow();
  const { invitations } = await succeed("invitation.list", stage.as.mona, stage.acme.slug, {});
  expect(invitations).toMatchObject([{ id: stage.ines.invitationId, state: "expired" }]);
  expect(await stateOf(stage.ines.invitationId)).toBe("pending");

  await performJob("invitation.expire", { database: "us" }, {});
  await performJob("invitation.expire", { database: "us" }, {});
  expect(await stateOf(stage.ines.invitationId)).toBe("expired");
  expect(await events()).toEqual(["invitation.expired"]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("tidying leaves what is in time alone", async () => {
  await performJob("invitation.expire", { database: "us" }, {});
  expect(await stateOf(stage.ines.invitationId)).toBe("pending");
});

test("the list goes newest first, page by page, without a skip or a repeat", async () => {
  const emails = Array.from({ length: 7 }, (_, index) => `n${index}@new.example`);
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails, teams: stage.myTeam });
  const whole = (await succeed("invitation.list", stage.as.mona, stage.acme.slug, {})).invitations.map(({ id }) => id);
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await succeed("invitation.list", stage.as.mona, stage.acme.slug, { limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.invitations.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(whole);
  expect(seen).toHaveLength(8);
});

test("opening a link changes nothing, for a visitor and for its addressee", async () => {
  const { link } = await succeed("invitation.copyLink", stage.as.mona, stage.acme.slug, toInes);
  const token = link.split("/").at(-1) ?? "";
  const ines = await signIn(connections, await createUser(connections, stage.ines.email));
  const before = await connections.us`select * from invitations where id = ${stage.ines.invitationId}`;
  const visitor = { sessionToken: null, clientAddress: null };
  expect(await succeed("invitation.open", visitor, null, { token })).toMatchObject({
    facts: { organization: { name: "Acme" }, email: stage.ines.email },
    problem: null,
    may: { accept: { allowed: false } },
  });
  expect(await succeed("invitation.open", ines, null, { token })).toMatchObject({
    may: { accept: { allowed: true } },
    facts: { teams: [{ name: "My Team", role: "member" }] },
  });
  expect(await connections.us`select * from invitations where id = ${stage.ines.invitationId}`).toEqual(before);
});

test("a link that is over tells whoever else holds it only why", async () => {
  const { link } = await succeed("invitation.copyLink", stage.as.mona, stage.acme.slug, toInes);
  const token = link.split("/").at(-1) ?? "";
  const ines = await signIn(connections, await createUser(connections, stage.ines.email, null));
  await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, toInes);
  const problem = expect.stringMatching(/cancelled this invitation/);
  for (const other of [{ sessionToken: null, clientAddress: null }, stage.as.gus, stage.as.milo]) {
    const opened = await succeed("invitation.open", other, null, { token });
    expect(opened).toMatchObject({ problem, facts: null });
    expect(JSON.stringify(opened)).not.toContain("Acme");
    expect(JSON.stringify(opened)).not.toContain(stage.ines.email);
  }
  expect(await succeed("invitation.open", ines, null, { token })).toMatchObject({ problem, facts: { organization: { name: "Acme" } } });
});
