import { afterAll, expect, test } from "vitest";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { atOnce } from "#local/race.ts";
import { raceTimeoutMs, rounds } from "#local/rounds.ts";
import { attempt, setStage, type Stage } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

afterAll(() => endConnections(connections));

type TeamRole = "admin" | "member";
const ids = (persons: readonly Person[]) => persons.map((person) => stage[person].userId);
const change = (actor: Person, persons: readonly Person[], role: "billing") =>
  attempt("member.changeRoles", stage.as[actor], stage.acme.slug, { userIds: ids(persons), role });
const remove = (actor: Person, persons: readonly Person[]) =>
  attempt("member.removeMany", stage.as[actor], stage.acme.slug, { userIds: ids(persons), confirm: `remove ${persons.length} members` });
const removeOne = (actor: Person, person: Person) =>
  attempt("member.remove", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, confirmEmail: stage[person].email });
const teamNamed = (name: "Data" | "My Team") => stage.acme.teams[name] ?? "";
const add = (actor: Person, persons: readonly Person[], role: TeamRole = "member") =>
  attempt("team.addMembers", stage.as[actor], stage.acme.slug, {
    teamId: teamNamed("Data"),
    people: ids(persons).map((userId) => ({ userId, role })),
  });
const takeOut = (actor: Person, persons: readonly Person[], team: "Data" | "My Team") =>
  attempt("team.removeMembers", stage.as[actor], stage.acme.slug, { teamId: teamNamed(team), userIds: ids(persons) });
const rolesInData = async () => {
  const places = await connections.us<{ user_id: string; role: string }[]>`
    select user_id, role from team_memberships where account_id = ${stage.acme.accountId} and team_id = ${teamNamed("Data")}`;
  const roles = new Map(places.map(({ user_id, role }) => [user_id, role]));
  return (["tara", "anna", "kim", "milo"] as const).map((person) => roles.get(stage[person].userId) ?? null);
};
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

/** A stage of its own for each round. */
async function inRounds(race: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    stage = await setStage(connections);
    await race(round);
    await expectWhole();
  }
  count("races", rounds);
}

test("of two who remove the same person one does", { timeout: raceTimeoutMs }, () =>
  inRounds(async (round) => {
    const [many, one] = await atOnce(
      connections,
      round,
      () => remove("olivia", ["milo", "tara", "kim"]),
      () => removeOne("adam", "milo"),
    );
    if (!many.ok) throw new Error(many.error.message);
    const [milo, ...others] = many.data.outcomes.map(({ problem }) => problem?.code ?? "removed");
    expect(others).toEqual(["removed", "removed"]);
    expect([String(milo), one.ok ? "removed" : one.error.code].toSorted()).toEqual(["notFound", "removed"]);
    const [log] = await connections.us`select count(*)::int as removals from audit_events
      where account_id = ${stage.acme.accountId} and event = 'member.removed' and target_id = ${stage.milo.userId}`;
    expect(log).toEqual({ removals: 1 });
  }),
);

test("whoever is demoted in between changes nobody or all", { timeout: raceTimeoutMs }, async () => {
  const seen = new Set<string>();
  const persons: Person[] = ["milo", "tara", "kim"];
  await inRounds(async (round) => {
    const [many, demoted] = await atOnce(
      connections,
      round,
      () => change("adam", persons, "billing"),
      () => attempt("member.changeRole", stage.as.olivia, stage.acme.slug, { userId: stage.adam.userId, role: "member" }),
    );
    expect(demoted).toMatchObject({ ok: true });
    const changed = await connections.us`select user_id from memberships
      where account_id = ${stage.acme.accountId} and role = 'billing' and user_id = any (${ids(persons)}::uuid[])`;
    expect(changed).toHaveLength(many.ok ? 3 : 0);
    if (!many.ok) expect(many.error).toMatchObject({ code: "denied", rule: "notAllowed" });
    seen.add(many.ok ? "first" : "second");
  });
  expect([...seen].toSorted()).toEqual(["first", "second"]);
});

test("people who are taken out of both their teams keep one (PRODUCT 3.5)", { timeout: raceTimeoutMs }, () =>
  inRounds(async (round) => {
    const results = await atOnce(
      connections,
      round,
      () => takeOut("olivia", ["tara", "anna"], "Data"),
      () => takeOut("adam", ["anna", "tara"], "My Team"),
    );
    expect(results.map((result) => (result.ok ? "ok" : result.error.code)).toSorted()).toEqual(["conflict", "ok"]);
  }),
);

test("who is removed from the organization meanwhile is in no team, and the others join", { timeout: raceTimeoutMs }, () =>
  inRounds(async (round) => {
    const [added, removed] = await atOnce(
      connections,
      round,
      () => add("tara", ["milo", "kim"]),
      () => removeOne("olivia", "milo"),
    );
    expect(removed).toMatchObject({ ok: true });
    if (!added.ok) throw new Error(added.error.message);
    expect(["notFound", null]).toContain(added.data.outcomes[0]?.problem?.code ?? null);
    expect(await rolesInData()).toEqual(["admin", "member", "member", null]);
  }),
);

test("who is put there in another role meanwhile keeps it, and hears so", { timeout: raceTimeoutMs }, () =>
  inRounds(async (round) => {
    const [added, one] = await atOnce(
      connections,
      round,
      () => add("tara", ["milo", "kim"], "admin"),
      () =>
        attempt("team.addMember", stage.as.adam, stage.acme.slug, { teamId: teamNamed("Data"), userId: stage.milo.userId, role: "member" }),
    );
    if (!added.ok) throw new Error(added.error.message);
    const milo = added.data.outcomes[0]?.problem?.code ?? "joined";
    expect([milo, one.ok ? "joined" : one.error.code].toSorted()).toEqual(["conflict", "joined"]);
    expect(await rolesInData()).toEqual(["admin", "member", "admin", milo === "joined" ? "admin" : "member"]);
  }),
);
