import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { violations } from "#local/violations.ts";
import { createInvitations } from "./create.ts";

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

type Extra = {
  role?: "owner" | "admin" | "maintainer" | "member" | "billing";
  name?: string;
  note?: string;
  teams?: { teamId: string; role: "admin" | "member" }[];
};

const invite = (actor: Person, emails: string[], extra: Extra = {}) =>
  attempt("invitation.create", stage.as[actor], stage.acme.slug, { emails, teams: stage.myTeam, ...extra });

/** All that a refusal must leave as it was. */
async function everything() {
  const { accountId } = stage.acme;
  const [organization] = await connections.us`select seats_used, seats_reserved from organizations where account_id = ${accountId}`;
  const rows = await connections.us`select id, state, closed_at from invitations where account_id = ${accountId} order by id`;
  const events = await connections.us`select number from audit_events where account_id = ${accountId}`;
  return { organization, rows, events };
}

const paySeats = (seats: number) =>
  connections.us`update organizations set seats_paid = ${seats} where account_id = ${stage.acme.accountId}`;

test("several addresses at once; who is a member, invited or named twice is reported and the others are invited", async () => {
  const emails = [" New@One.example ", stage.milo.email, stage.ines.email, "two@new.example", "NEW@one.example"];
  const result = await invite("mona", emails);
  expect(result).toMatchObject({
    ok: true,
    data: {
      outcomes: [
        { email: "new@one.example", outcome: "invited", invitationId: expect.any(String) },
        { email: stage.milo.email, outcome: "alreadyMember" },
        { email: stage.ines.email, outcome: "alreadyInvited" },
        { email: "two@new.example", outcome: "invited", invitationId: expect.any(String) },
        { email: "new@one.example", outcome: "duplicate" },
      ],
    },
  });
  const { organization } = await everything();
  expect(organization).toEqual({ seats_used: 8, seats_reserved: 3 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("inviting the same people twice invites nobody twice", async () => {
  await invite("mona", ["new@one.example"]);
  expect(await invite("adam", ["new@one.example"])).toMatchObject({ ok: true, data: { outcomes: [{ outcome: "alreadyInvited" }] } });
});

test("role, teams, name and note are kept as typed, for seven days by the database's clock", async () => {
  const note = 'Hi <b>Ines</b> & co,\r\n\tsee "you" \u{1f44b}';
  await invite("adam", ["new@one.example"], {
    role: "admin",
    name: "Zoë O’Neill",
    note: `  ${note}\n`,
    teams: [{ teamId: stage.acme.teams["Data"] ?? "", role: "admin" }, ...stage.myTeam],
  });
  const { invitations } = await succeed("invitation.list", stage.as.adam, stage.acme.slug, { limit: 1 });
  expect(invitations).toMatchObject([
    {
      email: "new@one.example",
      name: "Zoë O’Neill",
      role: "admin",
      note,
      state: "pending",
      mailState: "queued",
      inviterName: "Adam Archer",
      teams: [
        { name: "Data", role: "admin" },
        { name: "My Team", role: "member" },
      ],
    },
  ]);
  const [row] = await connections.us`select expires_at - created_at as life from invitations where id = ${invitations[0]?.id ?? ""}`;
  expect(String(row?.["life"])).toBe("7 days");
});

test("each invitation is one audit row and one job, and the job holds no address", async () => {
  await invite("mona", ["job@one.example", "job@two.example"]);
  const { events } = await succeed("audit.list", stage.as.mona, stage.acme.slug, {});
  expect(events.map(({ event, targetName }) => [event, targetName])).toEqual([
    ["invitation.created", "job@two.example"],
    ["invitation.created", "job@one.example"],
  ]);
  const queued = await jobs`select payload from graphile_worker._private_jobs where payload->>'accountId' = ${stage.acme.accountId}`;
  expect(queued).toHaveLength(2);
  for (const { payload } of queued)
    expect(payload).toEqual({ accountId: stage.acme.accountId, invitationId: expect.any(String), version: 1 });
});

test("a member and a billing manager invite nobody, and nothing changes", async () => {
  const before = await everything();
  for (const person of ["milo", "tara", "bella"] as const) {
    expect(await invite(person, ["new@one.example"]), person).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "invitation.create", rule: "notAllowed" },
    });
  }
  expect(await everything()).toEqual(before);
});

test.each([
  ["mona", "admin", "grantingMore"],
  ["mona", "billing", "grantingMore"],
  ["adam", "owner", "grantingOwnership"],
  ["olivia", "owner", "grantingOwnership"],
] as const)("%s cannot invite as %s", async (person, role, rule) => {
  const before = await everything();
  expect(await invite(person, ["new@one.example"], { role })).toMatchObject({ ok: false, error: { code: "denied", rule } });
  expect(await everything()).toEqual(before);
});

test("a team of another organization, an unknown one, the same one twice and no team are refused", async () => {
  const before = await everything();
  const globex = stage.globex.teams["My Team"] ?? "";
  const ours = stage.myTeam[0]?.teamId ?? "";
  for (const teamIds of [
    [globex],
    [ours, globex],
    ["0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee"],
    [ours, ours],
    [ours, ours.toUpperCase()],
    [],
  ]) {
    const teams = teamIds.map((teamId) => ({ teamId, role: "member" as const }));
    expect(await invite("mona", ["new@one.example"], { teams }), JSON.stringify(teamIds)).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { teams: expect.any(String) } },
    });
  }
  expect(await everything()).toEqual(before);
});

test.each<[string, string, Extra]>([
  ["a line break in the name", "name", { name: "Ines\r\nBcc: gus@globex.example" }],
  ["a NUL in the name", "name", { name: "In\u0000es" }],
  ["half a character in the name", "name", { name: "\ud83d" }],
  ["an empty name", "name", { name: "   " }],
  ["a name of 101 characters", "name", { name: "x".repeat(101) }],
  ["a NUL in the note", "note", { note: "hello\u0000" }],
  ["an escape in the note", "note", { note: "\u001b[31mhello" }],
  ["a note of 501 characters", "note", { note: "x".repeat(501) }],
])("%s is refused, naming the field", async (_what, field, extra) => {
  expect(await invite("mona", ["new@one.example"], extra)).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { [field]: expect.any(String) } },
  });
});

test("one bad address refuses the call and says which", async () => {
  const before = await everything();
  expect(await invite("mona", ["good@one.example", "not an address"])).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { "emails.1": expect.any(String) } },
  });
  expect(await invite("mona", [])).toMatchObject({ ok: false, error: { code: "invalid", fields: { emails: expect.any(String) } } });
  expect(
    await invite(
      "mona",
      Array.from({ length: 51 }, (_, index) => `n${index}@one.example`),
    ),
  ).toMatchObject({ ok: false, error: { fields: { emails: expect.any(String) } } });
  expect(await everything()).toEqual(before);
});

test("beyond the seats paid nobody is invited, and the sentence counts them", async () => {
  await paySeats(10);
  const before = await everything();
  expect(await invite("mona", ["a@new.example", "b@new.example"])).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "This needs 2 seats and 1 of 10 is free. Nothing was sent." },
  });
  expect(await everything()).toEqual(before);
  expect(await invite("mona", ["a@new.example"])).toMatchObject({ ok: true });
  expect(await invite("mona", ["b@new.example"])).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("who is invited or a member already needs no second seat", async () => {
  await paySeats(9);
  expect(await invite("mona", [stage.ines.email, stage.milo.email])).toMatchObject({
    ok: true,
    data: { outcomes: [{ outcome: "alreadyInvited" }, { outcome: "alreadyMember" }] },
  });
});

test("an invitation past its time neither blocks its address nor keeps its seat, and its end is recorded", async () => {
  await paySeats(9);
  await connections.us`update invitations set expires_at = clock_timestamp() - interval '1 second' where id = ${stage.ines.invitationId}`;
  expect(await invite("mona", [stage.ines.email])).toMatchObject({ ok: true, data: { outcomes: [{ outcome: "invited" }] } });
  const { events } = await succeed("audit.list", stage.as.mona, stage.acme.slug, {});
  expect(events).toMatchObject([
    { event: "invitation.created", targetName: stage.ines.email },
    { event: "invitation.expired", targetName: stage.ines.email, actorKind: "job" },
  ]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("200 addresses into two teams take as many statements as one, and each has its row, teams, job and event", async () => {
  const { accountId, teams: ids } = stage.acme;
  const grants = ["My Team", "Data"].map((name) => ({ teamId: ids[name] ?? "", role: "member" as const }));
  const create = (emails: string[]) =>
    statementsOf(stage, "mona", (context) => createInvitations(context, { emails, role: "member", teams: grants }));
  const one = await create(["first@new.example"]);
  const emails = Array.from({ length: 200 }, (_, index) => `n${index}@new.example`);
  expect(await create(emails)).toHaveLength(one.length);

  const rows = await connections.us`
    select i.email, i.id, count(*)::int as teams from invitations i join invitation_teams t on t.account_id = i.account_id and t.invitation_id = i.id
    where i.account_id = ${accountId} and i.email like 'n%@new.example' group by i.account_id, i.id order by i.id`;
  expect(rows.map(({ email, teams }) => [email, teams])).toEqual(emails.map((email) => [email, 2]));
  const queued = await jobs`
    select key from graphile_worker._private_jobs where payload->>'accountId' = ${accountId}`;
  expect(queued.map(({ key }) => key)).toEqual(expect.arrayContaining(rows.map(({ id }) => `invitation:${id}:1`)));
  const events = await connections.us`
    select target_name from audit_events where account_id = ${accountId} and event = 'invitation.created' order by number`;
  expect(events.map((event) => event["target_name"])).toEqual(["first@new.example", ...emails]);
  expect(await succeed("audit.verify", stage.as.mona, stage.acme.slug, {})).toMatchObject({ ok: true });
  expect(await violations(connections.us, accountId)).toEqual([]);
});

test("an address may be invited to two organizations", async () => {
  const globex = [{ teamId: stage.globex.teams["My Team"] ?? "", role: "member" as const }];
  const result = await attempt("invitation.create", stage.as.gus, stage.globex.slug, { emails: [stage.ines.email], teams: globex });
  expect(result).toMatchObject({ ok: true, data: { outcomes: [{ outcome: "invited" }] } });
});
