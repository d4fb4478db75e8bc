import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { organizationMatrix } from "#lib/policy/written-matrix.ts";
import { type OrganizationRole, organizationRoles } from "#lib/policy/roles.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { createProject, type CastProject } from "#local/project-fixtures.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;
let forecasts: CastProject;

beforeAll(async () => {
  stage = await setStage(connections);
  forecasts = await createProject(connections, stage, "acme");
});
afterAll(() => endConnections(connections));

const explain = (actor: Person, person: Person) =>
  attempt("member.explain", stage.as[actor], stage.acme.slug, { userId: stage[person].userId });

test.each([
  ["olivia", "owner"],
  ["adam", "admin"],
  ["mona", "maintainer"],
  ["milo", "member"],
  ["bella", "billing"],
] as const)("what %s may as %s is what the table says, true and false alike", async (person, role) => {
  const { name, decisions } = await succeed("member.explain", stage.as.mona, stage.acme.slug, { userId: stage[person].userId });
  expect(name).toBe(stage[person].name);
  const column = organizationRoles.indexOf(role);
  const answered = Object.fromEntries(decisions.map(({ permission, decision }) => [permission, decision.allowed]));
  expect(answered).toEqual(Object.fromEntries(Object.entries(organizationMatrix).map(([permission, row]) => [permission, row[column]])));
  for (const { description, decision } of decisions) {
    expect(description).not.toBe("");
    if (!decision.allowed) expect(decision.reason).toMatch(/\.$/);
  }
});

test("a refusal names who could, up to three people", async () => {
  const { decisions } = await succeed("member.explain", stage.as.milo, stage.acme.slug, { userId: stage.milo.userId });
  const create = decisions.find(({ permission }) => permission === "team.create")?.decision;
  expect(create).toMatchObject({ allowed: false, fixableBy: ["owner", "admin"], people: ["Olivia Owens", "Adam Archer", "Anna Abbott"] });
});

test.each(["milo", "bella", "tara"] as const)("%s asks about themselves, and not about others", async (person) => {
  expect(await explain(person, person)).toMatchObject({ ok: true });
  expect(await explain(person, "mona")).toMatchObject({ ok: false, error: { code: "denied", permission: "permission.explain" } });
});

test("Globex's people under Acme's slug do not exist", async () => {
  expect(await explain("olivia", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await explain("milo", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
});

describe("about something (PRODUCT 2.8, 3.1)", () => {
  type About = { teamId?: string; toTeamId?: string; aboutUserId?: string; role?: OrganizationRole };
  const ask = async (actor: Person, person: Person, permission: string, about: About) => {
    const input = { userId: stage[person].userId, ...about };
    const { decisions } = await succeed("member.explain", stage.as[actor], stage.acme.slug, input);
    return decisions.find((one) => one.permission === permission);
  };
  const inProject = (actor: Person, person: Person) =>
    attempt("project.explain", stage.as[actor], stage.acme.slug, { projectId: forecasts.projectId, userId: stage[person].userId });
  const data = () => stage.acme.teams["Data"];

  test("the rank rule is answered for one member and one role", async () => {
    const aboutUserId = stage.adam.userId;
    expect(await ask("mona", "mona", "member.remove", {})).toMatchObject({ decision: { allowed: true } });
    expect(await ask("mona", "mona", "member.remove", { aboutUserId })).toMatchObject({
      decision: { allowed: false, rule: "someoneAbove" },
    });
    expect(await ask("mona", "mona", "invitation.create", { role: "admin" })).toMatchObject({ decision: { rule: "grantingMore" } });
    expect(await ask("mona", "adam", "member.changeRole", { aboutUserId: stage.milo.userId, role: "admin" })).toMatchObject({
      decision: { allowed: true },
      allowedTo: ["the owner", "admins", "maintainers"],
    });
  });

  test("a team permission is answered for one team, and who can change it is named with its team admins", async () => {
    expect(await ask("mona", "tara", "project.create", { teamId: data() })).toMatchObject({
      decision: { allowed: true },
      allowedTo: ["the owner", "team admins"],
    });
    expect(await ask("mona", "anna", "project.create", { teamId: data() })).toMatchObject({
      decision: { allowed: false, rule: "notAllowed", people: ["Olivia Owens", "Tara Torres"] },
    });
  });

  test("a project's move is answered for the team it leaves and the one it goes to (PRODUCT 3.4)", async () => {
    const teams = { teamId: data(), toTeamId: stage.acme.teams["My Team"] };
    expect(await ask("mona", "tara", "project.move", { teamId: data() })).toMatchObject({ decision: { allowed: true } });
    expect(await ask("mona", "tara", "project.move", teams)).toMatchObject({
      decision: { allowed: false, rule: "intoAnothersTeam", people: ["Olivia Owens"] },
    });
    expect(await ask("mona", "anna", "project.move", teams)).toMatchObject({ decision: { allowed: false, rule: "notAllowed" } });
    expect(await ask("mona", "olivia", "project.move", teams)).toMatchObject({ decision: { allowed: true } });
    const elsewhere = { userId: stage.tara.userId, teamId: data(), toTeamId: stage.globex.teams["My Team"] };
    expect(await attempt("member.explain", stage.as.mona, stage.acme.slug, elsewhere)).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { toTeamId: expect.any(String) } },
    });
  });

  test("who may not see a team's people hears no name of its team admins (PRODUCT 3.10)", async () => {
    const answer = await ask("milo", "milo", "project.create", { teamId: data() });
    expect(answer).toMatchObject({ decision: { allowed: false, people: ["Olivia Owens"] } });
  });

  test("in a project the answer is what each may really do there", async () => {
    for (const person of ["olivia", "mona", "milo", "tara", "kim", "anna"] as const) {
      const explained = await inProject("mona", person);
      const view = explained.ok && explained.data.decisions.find(({ permission }) => permission === "project.view");
      const opens = await attempt("project.view", stage.as[person], stage.acme.slug, { projectId: forecasts.projectId });
      expect(view, person).toMatchObject({ decision: { allowed: opens.ok } });
    }
    const kim = await inProject("mona", "kim");
    const allowed = kim.ok && kim.data.decisions.filter(({ decision }) => decision.allowed).map(({ permission }) => permission);
    expect(allowed).toEqual(["project.view", "projectKey.view", "projectKey.create", "projectKey.rotate"]);
  });

  test("a project that the asker may not open does not exist for their questions either (PRODUCT 3.9)", async () => {
    const notFound = { ok: false, error: { code: "notFound" } };
    expect(await inProject("adam", "tara")).toMatchObject(notFound);
    expect(await inProject("adam", "adam")).toMatchObject(notFound);
    expect(await inProject("milo", "milo")).toMatchObject(notFound);
    expect(await inProject("kim", "kim")).toMatchObject({ ok: true });
    expect(await inProject("kim", "tara")).toMatchObject({ ok: false, error: { code: "denied", permission: "permission.explain" } });
  });
});
