import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import type { Result } from "#lib/errors.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { atOnce } from "#local/race.ts";
import { raceTimeoutMs, rounds } from "#local/rounds.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const times = <T>(n: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, index) => make(index)));
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

async function signUp(email: string): Promise<Caller & { userId: string }> {
  const userId = await createUser(connections, email);
  return { userId, ...(await signIn(connections, userId)) };
}

const accept = (caller: Caller) =>
  attempt("invitation.accept", caller, null, {
    token: invitationToken({ region: "us", invitationId: stage.ines.invitationId, version: 1 }),
  });
const change = (actor: Person, person: Person, role: "admin" | "maintainer" | "member" | "billing") =>
  attempt("member.changeRole", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, role });
const invite = (actor: Person, email: string, role: "admin" | "member" = "member") =>
  attempt("invitation.create", stage.as[actor], stage.acme.slug, { emails: [email], role, teams: stage.myTeam });

type Event = { number: number; actor_user_id: string | null; event: string; target_id: string | null };
const auditLog = () => connections.us<Event[]>`
  select number::int, actor_user_id, event, target_id from audit_events where account_id = ${stage.acme.accountId} order by number`;

test("200 parallel accepts of one link make one member, and every caller gets a clear answer", async () => {
  const ines = await signUp(stage.ines.email);
  const results = await times(200, (index) => accept(index % 10 === 9 ? stage.as.nina : ines));
  results.forEach((result, index) => {
    if (index % 10 === 9) expect(result).toMatchObject({ ok: false, error: { code: "denied" } });
    else expect(result).toEqual({ ok: true, data: { slug: stage.acme.slug } });
  });
  const members =
    await connections.us`select user_id from memberships where account_id = ${stage.acme.accountId} and email = ${stage.ines.email}`;
  expect(members).toEqual([{ user_id: ines.userId }]);
  expect((await auditLog()).map(({ event }) => event)).toEqual(["member.joined"]);
  await expectWhole();
  count("races", 200);
});

test("of 50 actions of a person racing their demotion none commits after it", async () => {
  const { adam } = stage;
  const act = async (index: number): Promise<Result<unknown>> => {
    if (index % 2 === 0) return invite("adam", `n${index}@race.example`);
    return change("adam", "milo", index % 4 === 1 ? "billing" : "member");
  };
  const before = times(15, act);
  const demoted = change("olivia", "adam", "member");
  const after = times(35, (index) => act(index + 15));
  const results = [...(await before), ...(await after)];
  expect(await demoted).toMatchObject({ ok: true });

  const log = await auditLog();
  const demotion = log.find(({ event, target_id }) => event === "member.roleChanged" && target_id === adam.userId)?.number ?? 0;
  expect(demotion).toBeGreaterThan(0);
  expect(log.filter(({ number, actor_user_id }) => number > demotion && actor_user_id === adam.userId)).toEqual([]);
  const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
  expect(refused.length).toBeGreaterThan(0);
  for (const error of refused) expect(error).toMatchObject({ code: "denied", rule: "notAllowed" });
  const [pending] =
    await connections.us`select count(*)::int as left from invitations where inviter_user_id = ${adam.userId} and state = 'pending'`;
  expect(pending).toEqual({ left: 0 });
  await expectWhole();
  count("races", 50);
});

test("30 demotions in the midst of invitations: none outlives its sender's right to send it", async () => {
  for (let round = 0; round < 30; round += 1) {
    await Promise.all([
      invite("adam", `before${round}@race.example`, "admin"),
      change("olivia", "adam", "maintainer"),
      invite("adam", `after${round}@race.example`, "admin"),
    ]);
    const left =
      await connections.us`select email from invitations where inviter_user_id = ${stage.adam.userId} and role = 'admin' and state = 'pending'`;
    expect(left, `round ${round}`).toEqual([]);
    await change("olivia", "adam", "admin");
  }
  await expectWhole();
  count("races", 30);
});

test("organizations made of one name at once get slugs of their own", async () => {
  const name = `Race ${stage.acme.slug.slice(-12)}`;
  const made = await times(10, (index) =>
    succeed("organization.create", index % 2 === 0 ? stage.as.nina : stage.as.gus, null, { name, region: index % 2 === 0 ? "us" : "eu" }),
  );
  expect(new Set(made.map(({ slug }) => slug)).size).toBe(10);
  for (const { organizationId, region } of made) expect(await violations(connections[region], organizationId)).toEqual([]);
  count("races", 10);
});

test("of ten creations of one typed slug at once one succeeds and the others name the field", async () => {
  const slug = `race-${stage.acme.slug.slice(-12)}`;
  const results = await times(10, () => attempt("organization.create", stage.as.nina, null, { name: "Race", region: "us", slug }));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results)
    if (!result.ok) expect(result.error).toMatchObject({ code: "invalid", fields: { slug: expect.any(String) } });
  count("races", 10);
});

test("cancel against accept: one wins, the other hears why", { timeout: raceTimeoutMs }, async () => {
  const ines = await signUp(stage.ines.email);
  const { accountId, slug } = stage.acme;
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const cancel = () => attempt("invitation.cancel", stage.as.mona, slug, { invitationId: stage.ines.invitationId });
    const results = await atOnce(connections, round, cancel, () => accept(ines));
    won.add(results[0].ok);
    expect(
      results.filter(({ ok }) => ok),
      `round ${round}`,
    ).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(["gone", "conflict"]).toContain(result.error.code);
    await expectWhole();
    await connections.us`delete from memberships where account_id = ${accountId} and user_id = ${ines.userId}`;
    await connections.us`update invitations set state = 'pending', closed_at = null, accepted_by_user_id = null where id = ${stage.ines.invitationId}`;
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("20 invitations of one address at once make one", async () => {
  const inviters: Person[] = ["olivia", "adam", "anna", "mona"];
  const results = await times(20, (index) => invite(inviters[index % 4] ?? "mona", "one@race.example"));
  const outcomes = results.flatMap((result) => (result.ok ? result.data.outcomes.map(({ outcome }) => outcome) : [result.error.code]));
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => "alreadyInvited"), "invited"]);
  await expectWhole();
  count("races", 20);
});

test("of 20 invitations for the last three seats three are sent", async () => {
  await connections.us`update organizations set seats_paid = 12 where account_id = ${stage.acme.accountId}`;
  const results = await times(20, (index) => invite("mona", `seat${index}@race.example`));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  for (const result of results)
    if (!result.ok) expect(result.error).toMatchObject({ code: "conflict", message: expect.stringContaining("0 of 12 are free") });
  await expectWhole();
  count("races", 20);
});

test("two admins who demote each other, 20 rounds: one of them stays an admin", async () => {
  for (let round = 0; round < 20; round += 1) {
    const results = await Promise.all([change("adam", "anna", "member"), change("anna", "adam", "member")]);
    expect(
      results.filter(({ ok }) => ok),
      `round ${round}`,
    ).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.error.code).toBe("denied");
    await Promise.all([change("olivia", "adam", "admin"), change("olivia", "anna", "admin")]);
  }
  await expectWhole();
  count("races", 20);
});

test("everything at once leaves every invariant whole", async () => {
  const ines = await signUp(stage.ines.email);
  const roles = ["admin", "maintainer", "member", "billing"] as const;
  await times(60, async (index) => {
    if (index % 5 === 0) return accept(ines);
    if (index % 5 === 1) return invite("mona", `all${index % 15}@race.example`);
    if (index % 5 === 2) return change("adam", "mona", roles[index % 4] ?? "member");
    if (index % 5 === 3) return change("olivia", "adam", roles[index % 4] ?? "member");
    return attempt("invitation.cancel", stage.as.anna, stage.acme.slug, { invitationId: stage.ines.invitationId });
  });
  await expectWhole();
  count("races", 60);
});
