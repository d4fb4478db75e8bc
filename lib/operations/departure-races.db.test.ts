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

const transfer = (actor: Person, person: Person) =>
  attempt("organization.transfer", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, confirmName: "Acme" });
const remove = (actor: Person, person: Person) =>
  attempt("member.remove", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, confirmEmail: stage[person].email });
const leave = (person: Person) => attempt("organization.leave", stage.as[person], stage.acme.slug, { confirmName: "Acme" });
const resend = (actor: Person) => attempt("invitation.resend", stage.as[actor], stage.acme.slug, { invitationId: stage.ines.invitationId });
const accept = (caller: Caller, version = 1) =>
  attempt("invitation.accept", caller, null, {
    token: invitationToken({ region: "us", invitationId: stage.ines.invitationId, version }),
  });

async function ines(): Promise<Caller> {
  return signIn(connections, await createUser(connections, stage.ines.email));
}

/** Both at once; neither hears of a deadlock. */
async function race<A, B>(round: number, one: () => Promise<Result<A>>, other: () => Promise<Result<B>>): Promise<[Result<A>, Result<B>]> {
  const results = await atOnce(connections, round, one, other);
  for (const result of results)
    if (!result.ok)
      expect(["denied", "notFound", "gone", "conflict", "invalid"], `round ${round}: ${result.error.message}`).toContain(result.error.code);
  expect(await violations(connections.us, stage.acme.accountId), `round ${round}`).toEqual([]);
  return results;
}

/** Back in, as they were cast. */
async function rejoin(person: Person, role: string): Promise<void> {
  const { userId, name, email } = stage[person];
  const { accountId } = stage.acme;
  await connections.us.begin((tx) => [
    tx`insert into memberships (account_id, user_id, role, name, email) values (${accountId}, ${userId}, ${role}, ${name}, ${email})
      on conflict do nothing`,
    tx`insert into team_memberships (account_id, team_id, user_id, role) values (${accountId}, ${stage.myTeam[0]?.teamId ?? ""}, ${userId}, 'member')
      on conflict do nothing`,
  ]);
}

/** Ines is out again and her invitation waits, sent by `inviter` two minutes ago. */
async function inviteInesAgain(inviter: Person): Promise<number> {
  const { userId, name } = stage[inviter];
  await connections.us`delete from memberships where account_id = ${stage.acme.accountId} and email = ${stage.ines.email}`;
  const [invitation] = await connections.us<{ version: number }[]>`
    update invitations set state = 'pending', closed_at = null, accepted_by_user_id = null, inviter_user_id = ${userId}, inviter_name = ${name},
      sent_at = now() - interval '2 minutes' where id = ${stage.ines.invitationId} returning version`;
  return invitation?.version ?? 0;
}

/** The owners of Acme that anybody could see, until `stop` is called. */
function watchOwners(): { stop: () => Promise<string[][]> } {
  const seen: string[][] = [];
  let over = false;
  const watching = (async () => {
    do {
      const rows = await connections.us<{ user_id: string; owner_user_id: string }[]>`
        select m.user_id, o.owner_user_id from organizations o left join memberships m on m.account_id = o.account_id and m.role = 'owner'
        where o.account_id = ${stage.acme.accountId}`;
      seen.push([...new Set(rows.flatMap(({ user_id, owner_user_id }) => [user_id, owner_user_id]))]);
    } while (!over);
  })();
  return {
    stop: async () => {
      over = true;
      await watching;
      return seen;
    },
  };
}

test("transfer against remove: who is removed owns nothing, who owns is not removed", { timeout: raceTimeoutMs }, async () => {
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const [transferred, removed] = await race(
      round,
      () => transfer("olivia", "adam"),
      () => remove("anna", "adam"),
    );
    won.add(transferred.ok);
    expect(transferred.ok, `round ${round}`).toBe(!removed.ok);
    if (!transferred.ok) expect(transferred.error.code).toBe("invalid");
    if (!removed.ok) expect(removed.error).toMatchObject({ code: "denied", rule: "theOwner" });
    await (transferred.ok ? transfer("adam", "olivia") : rejoin("adam", "admin"));
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("transfer against transfer: one heir, and at every moment one owner", { timeout: raceTimeoutMs }, async () => {
  const watch = watchOwners();
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const [toAdam, toAnna] = await race(
      round,
      () => transfer("olivia", "adam"),
      () => transfer("olivia", "anna"),
    );
    won.add(toAdam.ok);
    expect(toAdam.ok, `round ${round}`).toBe(!toAnna.ok);
    for (const result of [toAdam, toAnna]) if (!result.ok) expect(result.error).toMatchObject({ code: "denied", rule: "notAllowed" });
    expect(await transfer(toAdam.ok ? "adam" : "anna", "olivia")).toMatchObject({ ok: true });
  }
  const seen = await watch.stop();
  expect(seen.length).toBeGreaterThan(rounds);
  for (const owners of seen) expect(owners).toHaveLength(1);
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("leave against transfer: the organization is not given to who has left", { timeout: raceTimeoutMs }, async () => {
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const [left, transferred] = await race(
      round,
      () => leave("adam"),
      () => transfer("olivia", "adam"),
    );
    won.add(left.ok);
    expect(left.ok, `round ${round}`).toBe(!transferred.ok);
    if (!left.ok) expect(left.error).toMatchObject({ code: "denied", rule: "owning" });
    if (!transferred.ok) expect(transferred.error.code).toBe("invalid");
    await (transferred.ok ? transfer("adam", "olivia") : rejoin("adam", "admin"));
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("resend against accept: the old link is used or dead, never both", { timeout: raceTimeoutMs }, async () => {
  const guest = await ines();
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const version = await inviteInesAgain("olivia");
    const [resent, accepted] = await race(
      round,
      () => resend("mona"),
      () => accept(guest, version),
    );
    won.add(resent.ok);
    expect(resent.ok, `round ${round}`).toBe(!accepted.ok);
    if (!resent.ok) expect(resent.error.message).toBe("This invitation is already accepted.");
    if (!accepted.ok) expect(accepted.error).toMatchObject({ code: "gone", message: expect.stringContaining("A newer link") });
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("remove against accept: nobody joins by an invitation of somebody removed before", { timeout: raceTimeoutMs }, async () => {
  const guest = await ines();
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    await inviteInesAgain("mona");
    const [removed, accepted] = await race(
      round,
      () => remove("adam", "mona"),
      () => accept(guest),
    );
    won.add(accepted.ok);
    expect(removed, `round ${round}`).toMatchObject({ ok: true, data: { cancelledInvitations: accepted.ok ? 0 : 1 } });
    if (!accepted.ok) expect(accepted.error.code).toBe("gone");
    await rejoin("mona", "maintainer");
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("remove against remove: two admins who remove each other leave one of them", { timeout: raceTimeoutMs }, async () => {
  const won = new Set<boolean>();
  for (let round = 0; round < rounds; round += 1) {
    const [ofAnna, ofAdam] = await race(
      round,
      () => remove("adam", "anna"),
      () => remove("anna", "adam"),
    );
    won.add(ofAnna.ok);
    expect(ofAnna.ok, `round ${round}`).toBe(!ofAdam.ok);
    await rejoin(ofAnna.ok ? "anna" : "adam", "admin");
  }
  expect(won, "each was first in some round").toEqual(new Set([true, false]));
  count("races", rounds);
});

test("of the requests of somebody being removed none commits after it", async () => {
  const act = (index: number) =>
    index % 2 === 0
      ? attempt("invitation.create", stage.as.mona, stage.acme.slug, { emails: [`n${index}@race.example`], teams: stage.myTeam })
      : attempt("team.rename", stage.as.mona, stage.acme.slug, { teamId: stage.acme.teams["Data"] ?? "", name: `Data ${index}` });
  const before = Array.from({ length: 15 }, (_, index) => act(index));
  const removing = remove("olivia", "mona");
  const after = Array.from({ length: 35 }, (_, index) => act(index + 15));
  const results: Result<unknown>[] = [...(await Promise.all(before)), ...(await Promise.all(after))];
  expect(await removing).toMatchObject({ ok: true });
  for (const result of results) if (!result.ok) expect(result.error.code).toBe("notFound");
  const log = await connections.us<{ number: number; event: string; actor_user_id: string | null }[]>`
    select number::int, event, actor_user_id from audit_events where account_id = ${stage.acme.accountId}`;
  const removal = log.find(({ event }) => event === "member.removed")?.number ?? 0;
  expect(log.filter(({ number, actor_user_id }) => number > removal && actor_user_id === stage.mona.userId)).toEqual([]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
  count("races", 50);
});

test("dismissal against everything: nothing is written after it", async () => {
  const guest = await ines();
  const writes = Array.from({ length: 20 }, (_, index) => [
    attempt("team.create", stage.as.adam, stage.acme.slug, { name: `Team ${index}` }),
    attempt("member.changeRole", stage.as.adam, stage.acme.slug, { userId: stage.milo.userId, role: index % 2 ? "billing" : "member" }),
    ...(index === 10 ? [accept(guest), attempt("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" })] : []),
  ]);
  const results: Result<unknown>[] = await Promise.all(writes.flat());
  for (const result of results) if (!result.ok) expect(result.error.code).toBe("notFound");
  const [last] = await connections.us`
    select event from audit_events where account_id = ${stage.acme.accountId} order by number desc limit 1`;
  expect(last).toEqual({ event: "organization.dismissed" });
  expect(await attempt("team.list", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await succeed("organization.listOwn", guest, null, {})).toMatchObject({ organizations: [] });
  count("races", 42);
});
