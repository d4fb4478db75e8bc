import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { projectGrantRoles } from "#lib/policy/roles.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createProject } from "#local/project-fixtures.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;
let projectId: string;
let projectRoleId: string;

beforeEach(async () => {
  stage = await setStage(connections);
  ({ projectId, projectRoleId } = await createProject(connections, stage, "acme"));
});
afterAll(() => endConnections(connections));

const slug = () => stage.acme.slug;
const idOf = (team: "My Team" | "Data") => stage.acme.teams[team] ?? "";
const mine = async (person: Person) => {
  const answer = await attempt("project.view", stage.as[person], slug(), { projectId });
  return answer.ok ? (answer.data.mine.customName ?? answer.data.mine.role) : answer.error.code;
};
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

test("the list shows exactly what each may open, whatever role they have of their own", async () => {
  const members = ["olivia", "adam", "anna", "mona", "milo", "tara", "kim", "bella"] as const;
  for (const role of [null, ...projectGrantRoles]) {
    for (const person of members.slice(1))
      await succeed("project.setRole", stage.as.olivia, slug(), {
        projectId,
        userId: stage[person].userId,
        role,
        projectRoleId: role === "custom" ? projectRoleId : null,
      });
    for (const person of members) {
      const { projects, total } = await succeed("project.list", stage.as[person], slug(), {});
      const opens = (await mine(person)) !== "notFound";
      expect({ person, role, listed: projects.length, total }).toEqual({ person, role, listed: Number(opens), total: Number(opens) });
    }
  }
});

describe("custom roles (PRODUCT 3.4)", () => {
  const list = (person: Person) => attempt("projectRole.list", stage.as[person], slug(), { teamId: idOf("Data") });

  test("a team admin makes one, gives it, and it is felt; a change is felt at once", async () => {
    const made = await succeed("projectRole.create", stage.as.tara, slug(), {
      teamId: idOf("Data"),
      name: "Writer",
      permissions: ["project.update", "project.view", "project.update"],
    });
    expect(made.permissions).toEqual(["project.view", "project.update"]);
    const given = { projectId, userId: stage.milo.userId, role: "custom" as const, projectRoleId: made.projectRoleId };
    await succeed("project.setRole", stage.as.tara, slug(), given);
    const update = () => attempt("project.update", stage.as.milo, slug(), { projectId, name: "Forecasts", description: "By Milo" });
    expect(await update()).toMatchObject({ ok: true });
    expect(await attempt("project.setApis", stage.as.milo, slug(), { projectId, allowedApis: [] })).toMatchObject({
      error: { code: "denied", permission: "project.setApis" },
    });
    await succeed("projectRole.update", stage.as.tara, slug(), {
      projectRoleId: made.projectRoleId,
      name: "Reader",
      permissions: ["project.view"],
    });
    expect(await update()).toMatchObject({ error: { code: "denied" } });
    expect(await mine("milo")).toBe("Reader");
    await expectWhole();
  });

  test.each(["adam", "anna", "mona", "milo"] as const)("%s neither sees nor makes them", async (person) => {
    const denied = { ok: false, error: { code: "denied", permission: "projectRole.manage" } };
    expect(await list(person)).toMatchObject(denied);
    const input = { teamId: idOf("Data"), name: "Mine", permissions: ["project.view" as const] };
    expect(await attempt("projectRole.create", stage.as[person], slug(), input)).toMatchObject(denied);
    const change = { projectRoleId, name: "Mine", permissions: ["project.view" as const] };
    expect(await attempt("projectRole.update", stage.as[person], slug(), change)).toMatchObject(denied);
    expect(await attempt("projectRole.delete", stage.as[person], slug(), { projectRoleId })).toMatchObject(denied);
  });

  test.each([
    ["a name that everybody's roles have", { name: "EDITOR", permissions: ["project.view"] }],
    ["no way to see the project", { name: "Blind", permissions: ["projectKey.rotate"] }],
    ["what no editor may", { name: "Boss", permissions: ["project.view", "project.delete"] }],
  ])("%s is refused", async (_, input) => {
    expect(await attempt("projectRole.create", stage.as.tara, slug(), { teamId: idOf("Data"), ...input } as never)).toMatchObject({
      error: { code: "invalid" },
    });
  });

  test("a name is taken once in a team, in whatever case, and free in another", async () => {
    const create = (teamId: string) =>
      attempt("projectRole.create", stage.as.olivia, slug(), { teamId, name: "key KEEPER", permissions: ["project.view"] });
    expect(await create(idOf("Data"))).toMatchObject({ error: { code: "conflict" } });
    expect(await create(idOf("My Team"))).toMatchObject({ ok: true });
  });

  test("deleting one falls back to what the team role gives, as said before", async () => {
    const give = (person: Person) =>
      succeed("project.setRole", stage.as.olivia, slug(), { projectId, userId: stage[person].userId, role: "custom", projectRoleId });
    await give("anna");
    const { roles } = await succeed("projectRole.list", stage.as.tara, slug(), { teamId: idOf("Data") });
    expect(roles).toMatchObject([{ name: "Key keeper", people: 2, places: 2 }]);
    expect(roles[0]?.deletion).toContainEqual({
      people: 1,
      names: ["Kim Kato"],
      gains: [],
      loses: ["open the project", "see the project's keys, masked", "create project keys", "rotate project keys"],
    });
    expect(roles[0]?.deletion).toContainEqual({
      people: 1,
      names: ["Anna Abbott"],
      gains: ["see the project's usage"],
      loses: ["create project keys", "rotate project keys"],
    });
    expect(await succeed("projectRole.delete", stage.as.tara, slug(), { projectRoleId })).toMatchObject({ customRolesEnded: 2 });
    expect([await mine("anna"), await mine("kim")]).toEqual(["read-only", "notFound"]);
    await expectWhole();
  });
});

describe("moving (PRODUCT 3.4)", () => {
  const move = (person: Person, toTeamId = idOf("My Team")) => attempt("project.move", stage.as[person], slug(), { projectId, toTeamId });

  test("only into a team one administers, and a team that is here", async () => {
    expect(await move("tara")).toMatchObject({ error: { code: "denied", rule: "intoAnothersTeam", fixableBy: ["owner"] } });
    expect(await move("anna")).toMatchObject({ error: { code: "denied", rule: "notAllowed", fixableBy: ["owner", "team admin"] } });
    expect(await move("olivia", stage.globex.teams["My Team"])).toMatchObject({
      error: { code: "invalid", fields: { toTeamId: expect.any(String) } },
    });
    expect(await move("olivia", idOf("Data"))).toMatchObject({ error: { code: "invalid", fields: { toTeamId: expect.any(String) } } });
  });

  test("what the preview says is what then happens", async () => {
    const everybody = ["olivia", "adam", "anna", "mona", "milo", "tara", "kim", "bella"] as const;
    await succeed("project.setRole", stage.as.tara, slug(), { projectId, userId: stage.bella.userId, role: "forbidden" });
    const before = await Promise.all(everybody.map(mine));
    const { effects } = await succeed("project.previewMove", stage.as.olivia, slug(), { projectId, toTeamId: idOf("My Team") });
    expect(await move("olivia")).toMatchObject({ ok: true, data: { customRolesEnded: 1 } });
    const after = await Promise.all(everybody.map(mine));
    const changed = everybody.filter((_, index) => before[index] !== after[index]).map((person) => stage[person].name);
    expect(effects.flatMap(({ names }) => names).toSorted()).toEqual(changed.toSorted());
    expect(Object.fromEntries(everybody.map((person, index) => [person, `${before[index]} > ${after[index]}`]))).toEqual({
      olivia: "editor > editor",
      adam: "notFound > read-only",
      anna: "read-only > read-only",
      mona: "read-only > read-only",
      milo: "notFound > read-only",
      tara: "editor > read-only",
      kim: "Key keeper > read-only",
      bella: "notFound > notFound",
    });
    expect(effects).toContainEqual({
      people: 2,
      names: ["Adam Archer", "Milo Marsh"],
      where: { in: "projects", names: ["Forecasts"], hidden: 0 },
      gains: ["open the project", "see the project's keys, masked", "see the project's usage"],
      loses: [],
    });
    await expectWhole();
  });
});

describe("no leak around the second track (PRODUCT 3.9)", () => {
  const auditOf = (person: Person) => succeed("audit.list", stage.as[person], slug(), {});
  const rename = () => succeed("project.update", stage.as.tara, slug(), { projectId, name: "Top secret", description: "Merger" });

  test("the log says 'a project' to who may not open it, without before and after, and whole to the others", async () => {
    await rename();
    const hidden = { event: "project.updated", actorName: "Tara Torres", targetName: "a project", details: null, hidden: true };
    expect((await auditOf("adam")).events[0]).toMatchObject(hidden);
    for (const person of ["olivia", "anna", "mona"] as const)
      expect((await auditOf(person)).events[0]).toMatchObject({
        targetName: "Top secret",
        hidden: false,
        details: expect.stringContaining("Merger"),
      });
    expect(JSON.stringify(await auditOf("adam"))).not.toMatch(/Top secret|Merger|Forecasts/);
  });

  test("so does the export, and the chain stays whole", async () => {
    await rename();
    const csv = async (person: Person) => (await succeed("audit.export", stage.as[person], slug(), {})).csv;
    expect(await csv("adam")).not.toMatch(new RegExp(`Top secret|Merger|Forecasts|${projectId}`));
    expect(await csv("adam")).toContain(",a project,");
    expect(await csv("anna")).toContain("Top secret");
    expect(await succeed("audit.verify", stage.as.adam, slug(), {})).toMatchObject({ ok: true });
  });

  test("of a project that is no more the owner alone reads, and who loses a role reads no more", async () => {
    await rename();
    await succeed("project.setRole", stage.as.tara, slug(), { projectId, userId: stage.mona.userId, role: null });
    expect(JSON.stringify(await auditOf("mona"))).not.toContain("Top secret");
    await succeed("project.delete", stage.as.tara, slug(), { projectId, confirmName: "Top secret" });
    expect(JSON.stringify(await auditOf("anna"))).not.toContain("Top secret");
    expect((await auditOf("olivia")).events[0]).toMatchObject({ event: "project.deleted", targetName: "Top secret" });
  });

  test("an outside admin deleting the team sees how many are in the way and who can move them, not which", async () => {
    const remove = () => attempt("team.delete", stage.as.adam, slug(), { teamId: idOf("Data") });
    expect(await remove()).toEqual({
      ok: false,
      error: { code: "conflict", message: "One project is in Data. Tara Torres can move or delete it first." },
    });
    const team = await succeed("team.view", stage.as.adam, slug(), { teamId: idOf("Data") });
    expect(team.projectsInTheWay).toEqual({ count: 1, teamAdmins: ["Tara Torres"] });
    expect(JSON.stringify(team)).not.toMatch(new RegExp(`Forecasts|${projectId}`));
    await succeed("project.move", stage.as.olivia, slug(), { projectId, toTeamId: idOf("My Team") });
    expect(await remove()).toMatchObject({ ok: true });
    await expectWhole();
  });

  test("having added themselves to the team they see it; that is in the log, the rows from before included", async () => {
    await rename();
    await succeed("team.addMember", stage.as.adam, slug(), { teamId: idOf("Data"), userId: stage.adam.userId, role: "member" });
    expect(await mine("adam")).toBe("read-only");
    expect((await auditOf("adam")).events).toMatchObject([{ event: "team.selfGranted" }, { targetName: "Top secret", hidden: false }]);
  });
});
