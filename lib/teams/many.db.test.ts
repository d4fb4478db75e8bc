import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createProject } from "#local/project-fixtures.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { violations } from "#local/violations.ts";
import { addTeamMembers, previewTeamAdditions } from "./add-members.ts";
import { checkPeople } from "./check-people.ts";
import { previewTeamRemovals, removeTeamMembers } from "./remove-members.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

type TeamRole = "admin" | "member";
const teamNamed = (name: "Data" | "My Team") => stage.acme.teams[name] ?? "";
const data = () => teamNamed("Data");
const check = (actor: Person, rows: { email: string; role?: string }[]) =>
  attempt("team.checkPeople", stage.as[actor], stage.acme.slug, { teamId: data(), rows });
const add = (actor: Person, persons: readonly Person[], role: TeamRole = "member") =>
  attempt("team.addMembers", stage.as[actor], stage.acme.slug, {
    teamId: data(),
    people: persons.map((person) => ({ userId: stage[person].userId, role })),
  });
const takeOut = (actor: Person, persons: readonly Person[], teamId = data()) =>
  attempt("team.removeMembers", stage.as[actor], stage.acme.slug, { teamId, userIds: persons.map((person) => stage[person].userId) });
const placesIn = async (teamId = data()) =>
  Object.fromEntries(
    (
      await connections.us`select m.name, t.role from team_memberships t join memberships m using (account_id, user_id)
        where t.account_id = ${stage.acme.accountId} and t.team_id = ${teamId} order by m.name`
    ).map(({ name, role }) => [String(name).split(" ")[0]?.toLowerCase(), role]),
  );
const log = async () =>
  (await succeed("audit.list", stage.as.olivia, stage.acme.slug, {})).events.map(({ event, targetName }) => `${event} ${targetName}`);
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

describe("adding", () => {
  test("each has a row in the log, oneself as a self-grant (PRODUCT 3.1)", async () => {
    expect(await add("adam", ["milo", "adam", "kim"], "admin")).toMatchObject({ ok: true, data: { added: 3 } });
    expect(await placesIn()).toEqual({ adam: "admin", anna: "member", kim: "admin", milo: "admin", tara: "admin" });
    expect((await log()).toReversed()).toEqual([
      "team.memberAdded Milo Marsh",
      "team.selfGranted Adam Archer",
      "team.memberAdded Kim Kato",
    ]);
    await expectWhole();
  });

  test("who is there already, who may not and who left is answered for themselves; the others join", async () => {
    const result = await add("mona", ["milo", "mona", "anna", "tara", "gus"]);
    expect(result).toMatchObject({
      ok: true,
      data: {
        added: 1,
        outcomes: [
          { name: "Milo Marsh", problem: null },
          { name: "Mona Meyer", problem: { code: "denied", rule: "maintainersThemselves" } },
          { name: "Anna Abbott", problem: null },
          { name: "Tara Torres", problem: { code: "conflict", message: expect.stringMatching(/in Data already, as team admin/) } },
          { name: null, problem: { code: "notFound" } },
        ],
      },
    });
    expect(await placesIn()).toEqual({ anna: "member", milo: "member", tara: "admin" });
    expect(await log()).toEqual(["team.memberAdded Milo Marsh"]);
    const denials = await connections.us`select permission, target, count::int from denials where account_id = ${stage.acme.accountId}`;
    expect(denials).toEqual([{ permission: "team.addMember", target: stage.mona.userId, count: 1 }]);
  });

  test("before they join it is said who gains what there and in its projects, each by the role they get (PRODUCT 3.2)", async () => {
    await createProject(connections, stage, "acme");
    const before = await placesIn();
    const people = (["milo", "bella", "kim", "anna", "tara"] as const).map((person) => ({
      userId: stage[person].userId,
      role: person === "bella" ? ("admin" as const) : ("member" as const),
    }));
    const preview = await succeed("team.previewAdditions", stage.as.mona, stage.acme.slug, { teamId: data(), people });
    expect(preview.rows.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, null, null, "conflict"]);
    expect(preview.joining).toEqual([
      { userId: stage.milo.userId, projectRole: "read-only" },
      { userId: stage.bella.userId, projectRole: "editor" },
      { userId: stage.kim.userId, projectRole: "read-only" },
    ]);
    const inProject = { in: "projectsOfTeam", team: "Data", projects: 1 };
    const where = (name: string) => preview.effects.filter(({ names }) => names.includes(name)).map((effect) => effect.where);
    expect(where("Milo Marsh")).toEqual([{ in: "teams", names: ["Data"], others: 0 }, inProject]);
    expect(where("Kim Kato"), "whose own role in the project stays").toEqual([{ in: "teams", names: ["Data"], others: 0 }]);
    expect(where("Anna Abbott"), "who is there already").toEqual([]);
    const gains = (name: string) =>
      preview.effects.find((effect) => effect.names.includes(name) && effect.where.in === "projectsOfTeam")?.gains;
    expect(gains("Milo Marsh")).toEqual(["open the project", "see the project's keys, masked", "see the project's usage"]);
    expect(gains("Bella Brook")).toContain("create project keys");
    expect(await placesIn()).toEqual(before);
    expect(await attempt("team.previewAdditions", stage.as.milo, stage.acme.slug, { teamId: data(), people })).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "team.addMember" },
    });
  });

  test("where nobody can join the whole is refused, and nothing changes", async () => {
    const before = await placesIn();
    expect(await add("mona", ["mona"])).toMatchObject({ ok: false, error: { code: "denied", rule: "maintainersThemselves" } });
    expect(await add("milo", ["milo", "kim"])).toMatchObject({ ok: false, error: { code: "denied", rule: "notAllowed" } });
    expect(await add("olivia", ["gus", "nina"])).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { people: expect.any(String) } },
    });
    expect(await placesIn()).toEqual(before);
    expect(await log()).toEqual([]);
  });

  test("a thousand people take as many statements as one, and a thousand and one are refused", async () => {
    const { accountId } = stage.acme;
    await connections.us`
      with people as (insert into memberships (account_id, user_id, role, name, email)
        select ${accountId}, gen_random_uuid(), 'member', 'Person ' || n, 'person' || n || '@acme.example' from generate_series(1, 1001) n
        returning account_id, user_id)
      insert into team_memberships (account_id, team_id, user_id, role) select account_id, ${teamNamed("My Team")}, user_id, 'member' from people`;
    const rows = await connections.us<{ user_id: string; email: string }[]>`
      select user_id, email from memberships where account_id = ${accountId} and name like 'Person %'`;
    const people = rows.map(({ user_id }) => ({ userId: user_id, role: "member" as const }));
    const typed = rows.map(({ email }) => ({ email, role: "" }));
    const teamId = data();
    const preview = (from: number, to: number) =>
      statementsOf(stage, "tara", (context) => previewTeamAdditions(context, { teamId, people: people.slice(from, to) }));
    for (const verb of [
      preview,
      (from: number, to: number) => statementsOf(stage, "tara", (context) => checkPeople(context, { teamId, rows: typed.slice(from, to) })),
      (from: number, to: number) =>
        statementsOf(stage, "tara", (context) => addTeamMembers(context, { teamId, people: people.slice(from, to) })),
    ]) {
      const one = await verb(0, 1);
      expect(await verb(1, 1001)).toHaveLength(one.length);
    }
    for (const verb of [previewTeamRemovals, removeTeamMembers]) {
      const ids = people.map(({ userId }) => userId);
      const one = await statementsOf(stage, "tara", (context) => verb(context, { teamId, userIds: ids.slice(0, 1) }));
      expect(await statementsOf(stage, "tara", (context) => verb(context, { teamId, userIds: ids.slice(1, 201) }))).toHaveLength(
        one.length,
      );
    }
    await expectWhole();
    for (const result of [await attempt("team.addMembers", stage.as.tara, stage.acme.slug, { teamId, people }), await check("tara", typed)])
      expect(result).toMatchObject({ ok: false, error: { code: "invalid", message: expect.stringMatching(/at most 1000/) } });
  });
});

describe("taking out", () => {
  test("whose only team it is and the owner's place stay, the others go (PRODUCT 3.1, 3.5)", async () => {
    await add("olivia", ["olivia", "milo"]);
    await connections.us`delete from team_memberships where account_id = ${stage.acme.accountId}
      and team_id = ${teamNamed("My Team")} and user_id = ${stage.milo.userId}`;
    const preview = await succeed("team.previewRemovals", stage.as.tara, stage.acme.slug, {
      teamId: data(),
      userIds: [stage.anna.userId, stage.milo.userId, stage.olivia.userId, stage.kim.userId, stage.tara.userId],
    });
    const told = [null, "conflict", "denied", "notFound", null];
    expect(preview).toMatchObject({ teamsLeftToOwner: ["Data"], seatsFreed: 0 });
    expect(preview.rows.map(({ problem }) => problem?.code ?? null)).toEqual(told);
    expect(preview.rows[3]?.problem?.message).toBe("Kim Kato is not in Data.");
    const result = await takeOut("tara", ["anna", "milo", "olivia", "kim", "tara"]);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.data.outcomes.map(({ problem }) => problem?.code ?? null)).toEqual(told);
    expect(await placesIn()).toEqual({ milo: "member", olivia: "member" });
    expect((await log()).slice(0, 2)).toEqual(["team.memberRemoved Tara Torres", "team.memberRemoved Anna Abbott"]);
    const { teams } = await succeed("team.list", stage.as.olivia, stage.acme.slug, {});
    expect(teams.find(({ name }) => name === "Data")).toMatchObject({ runByOwner: true });
    await expectWhole();
  });

  test("whoever runs no team takes nobody out", async () => {
    const before = await placesIn();
    expect(await takeOut("milo", ["tara", "anna"])).toMatchObject({ ok: false, error: { code: "denied", rule: "notAllowed" } });
    expect(await placesIn()).toEqual(before);
  });
});
