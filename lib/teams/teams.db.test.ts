import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const idOf = (team: "My Team" | "Data") => stage.acme.teams[team] ?? "";
const create = (actor: Person, name: string) => attempt("team.create", stage.as[actor], stage.acme.slug, { name });
const rename = (actor: Person, name: string) => attempt("team.rename", stage.as[actor], stage.acme.slug, { teamId: idOf("Data"), name });
const remove = (actor: Person, team: "My Team" | "Data", moveTo?: string) =>
  attempt("team.delete", stage.as[actor], stage.acme.slug, { teamId: idOf(team), ...(moveTo && { moveTo }) });
const teamNames = async () =>
  (await connections.us`select name from teams where account_id = ${stage.acme.accountId} order by name`).map(({ name }) => String(name));
const placesIn = (teamId: string) => connections.us`
  select m.name, t.role from team_memberships t join memberships m using (account_id, user_id)
  where t.account_id = ${stage.acme.accountId} and t.team_id = ${teamId} order by m.name`;
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
const lastEvent = async () => (await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 })).events[0];

describe("making and naming", () => {
  test("an admin makes a team and is its team admin", async () => {
    const { teamId } = await succeed("team.create", stage.as.adam, stage.acme.slug, { name: " Research " });
    expect(await placesIn(teamId)).toEqual([{ name: "Adam Archer", role: "admin" }]);
    expect(await teamNames()).toEqual(["Data", "My Team", "Research"]);
    expect(await lastEvent()).toMatchObject({ event: "team.created", targetName: "Research" });
    await expectWhole();
  });

  test.each(["Data", "data", " DATA "])("%j is a name in use", async (name) => {
    expect(await create("olivia", name)).toMatchObject({
      ok: false,
      error: { code: "conflict", message: "A team of this name exists already." },
    });
    expect(await teamNames()).toEqual(["Data", "My Team"]);
  });

  test.each(["mona", "milo", "tara", "bella"] as const)("%s makes and deletes no team", async (person) => {
    expect(await create(person, "Mine")).toMatchObject({ ok: false, error: { code: "denied", permission: "team.create" } });
    expect(await remove(person, "Data")).toMatchObject({ ok: false, error: { code: "denied", permission: "team.delete" } });
    expect(await teamNames()).toEqual(["Data", "My Team"]);
  });

  test.each(["olivia", "adam", "mona", "tara"] as const)("%s renames Data", async (person) => {
    expect(await rename(person, "Numbers")).toMatchObject({ ok: true });
    expect(await teamNames()).toEqual(["My Team", "Numbers"]);
    expect(JSON.parse((await lastEvent())?.details ?? "")).toEqual({ from: "Data", to: "Numbers" });
  });

  test("the same name again records nothing, another case of it is a new name", async () => {
    expect(await rename("tara", "Data")).toMatchObject({ ok: true });
    expect(await lastEvent()).toBeUndefined();
    expect(await rename("tara", "DATA")).toMatchObject({ ok: true });
  });

  test.each(["milo", "bella"] as const)("%s does not rename it", async (person) => {
    expect(await rename(person, "Mine")).toMatchObject({ ok: false, error: { code: "denied", permission: "team.rename" } });
    expect(await teamNames()).toEqual(["Data", "My Team"]);
  });

  test("a name in use is no new name", async () => {
    expect(await rename("olivia", "my team")).toMatchObject({ ok: false, error: { code: "conflict" } });
  });
});

describe("deleting (PRODUCT 3.5)", () => {
  test("nobody is asked where to go who has another team", async () => {
    expect(await remove("adam", "Data")).toEqual({ ok: true, data: { teamId: idOf("Data"), moved: 0 } });
    expect(await teamNames()).toEqual(["My Team"]);
    await expectWhole();
  });

  test("who would be left without a team moves, as team member; the others are not put there", async () => {
    expect(await remove("adam", "My Team")).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { moveTo: "6 people are in no other team. Choose the team they move to." } },
    });
    expect(await remove("adam", "My Team", idOf("Data"))).toMatchObject({ ok: true, data: { moved: 6 } });
    expect(await placesIn(idOf("Data"))).toEqual(
      ["Adam Archer", "Anna Abbott", "Bella Brook", "Kim Kato", "Milo Marsh", "Mona Meyer", "Olivia Owens", "Tara Torres"].map((name) => ({
        name,
        role: name === "Tara Torres" ? "admin" : "member",
      })),
    );
    await expectWhole();
  });

  test("an admin who thereby moves into a team has granted it to themselves (PRODUCT 3.1)", async () => {
    await remove("adam", "My Team", idOf("Data"));
    const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, {});
    expect(events).toMatchObject([
      { event: "team.deleted", targetName: "My Team" },
      { event: "team.selfGranted", actorName: "Adam Archer", targetName: "Adam Archer" },
    ]);
    expect(JSON.parse(events[1]?.details ?? "")).toEqual({ teamId: idOf("Data"), team: "Data", role: "member" });
  });

  test("more people move than one statement has parameters", async () => {
    const [accountId, teamId] = [stage.acme.accountId, idOf("My Team")];
    await connections.us`
      with people as (insert into memberships (account_id, user_id, role, name, email)
        select ${accountId}, gen_random_uuid(), 'member', 'Person ' || n, 'person' || n || '@acme.example' from generate_series(1, 17000) n
        returning account_id, user_id)
      select count(*) from people`;
    await connections.us`
      insert into team_memberships (account_id, team_id, user_id, role)
      select account_id, ${teamId}, user_id, 'member' from memberships m where account_id = ${accountId}
        and not exists (select from team_memberships t where t.account_id = m.account_id and t.user_id = m.user_id)`;
    expect(await remove("adam", "My Team", idOf("Data"))).toMatchObject({ ok: true, data: { moved: 17006 } });
    await expectWhole();
  }, 120_000);

  test("the last team stays", async () => {
    await remove("olivia", "Data");
    expect(await remove("olivia", "My Team")).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringContaining("last team") },
    });
    expect(await teamNames()).toEqual(["My Team"]);
    await expectWhole();
  });

  test("people do not move into the team being deleted, nor into another organization's", async () => {
    expect(await remove("olivia", "My Team", idOf("My Team"))).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await remove("olivia", "My Team", stage.globex.teams["My Team"])).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { moveTo: expect.any(String) } },
    });
    expect(await teamNames()).toEqual(["Data", "My Team"]);
    await expectWhole();
  });

  test("somebody invited into a team that is gone joins the first one", async () => {
    await remove("olivia", "My Team", idOf("Data"));
    const ines = await signIn(connections, await createUser(connections, stage.ines.email));
    await succeed("invitation.acceptOwn", ines, null, { region: "us", invitationId: stage.ines.invitationId });
    expect(await placesIn(idOf("Data"))).toContainEqual({ name: "Ines Ito", role: "member" });
    await expectWhole();
  });
});

describe("seeing (PRODUCT 3.10)", () => {
  const view = (person: Person, cursor?: string, limit?: number) =>
    attempt("team.view", stage.as[person], stage.acme.slug, { teamId: idOf("Data"), ...(cursor && { cursor }), ...(limit && { limit }) });

  test.each(["olivia", "adam", "mona", "tara", "anna"] as const)("%s sees Data's people", async (person) => {
    expect(await view(person)).toMatchObject({
      ok: true,
      data: {
        name: "Data",
        total: 2,
        runByOwner: false,
        people: [
          { name: "Anna Abbott", teamRole: "member" },
          { name: "Tara Torres", teamRole: "admin" },
        ],
      },
    });
  });

  test.each(["milo", "bella", "kim"] as const)("%s sees its name and not its people", async (person) => {
    expect(await view(person)).toMatchObject({ ok: false, error: { code: "denied", permission: "team.view" } });
    const { teams } = await succeed("team.list", stage.as[person], stage.acme.slug, {});
    expect(teams).toMatchObject([
      { name: "Data", people: null },
      { name: "My Team", people: 8 },
    ]);
  });

  test("pages skip and repeat nobody", async () => {
    const first = await succeed("team.view", stage.as.tara, stage.acme.slug, { teamId: idOf("Data"), limit: 1 });
    expect(first.people.map(({ name }) => name)).toEqual(["Anna Abbott"]);
    const second = await succeed("team.view", stage.as.tara, stage.acme.slug, {
      teamId: idOf("Data"),
      limit: 1,
      cursor: first.nextCursor ?? "",
    });
    expect(second).toMatchObject({ people: [{ name: "Tara Torres", isYou: true }], nextCursor: null });
  });

  test("Globex's team does not exist in Acme, for no operation", async () => {
    const teamId = stage.globex.teams["My Team"] ?? "";
    const { as, acme, milo } = stage;
    const answers = [
      await attempt("team.view", as.olivia, acme.slug, { teamId }),
      await attempt("team.rename", as.olivia, acme.slug, { teamId, name: "Ours" }),
      await attempt("team.delete", as.olivia, acme.slug, { teamId }),
      await attempt("team.addMember", as.olivia, acme.slug, { teamId, userId: milo.userId, role: "member" }),
      await attempt("team.setRole", as.olivia, acme.slug, { teamId, userId: milo.userId, role: "member" }),
      await attempt("team.removeMember", as.olivia, acme.slug, { teamId, userId: milo.userId }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "notFound" } });
    expect(await violations(connections.eu, stage.globex.accountId)).toEqual([]);
  });
});
