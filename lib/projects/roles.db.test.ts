import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { InputOf } from "#lib/operations/perform.ts";
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
const view = (person: Person) => attempt("project.view", stage.as[person], slug(), { projectId });
const namesFor = async (person: Person, input: InputOf<"project.list"> = {}) =>
  (await succeed("project.list", stage.as[person], slug(), input)).projects.map(({ name }) => name);
const setRole = (by: Person, of: Person, role: InputOf<"project.setRole">["role"], customRole?: string) =>
  attempt("project.setRole", stage.as[by], slug(), { projectId, userId: stage[of].userId, role, projectRoleId: customRole });
const lastEvent = async () => (await succeed("audit.list", stage.as.olivia, slug(), { limit: 1 })).events[0];
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
const gone = { ok: false, error: { code: "notFound", message: "This project does not exist, or you have no access to it." } };

describe("roles in a project (PRODUCT 3.2, 3.3)", () => {
  test("a member outside the team sees that project only, and what the role gives", async () => {
    await succeed("project.create", stage.as.tara, slug(), { teamId: idOf("Data"), name: "Secret" });
    expect(await setRole("tara", "milo", "editor")).toMatchObject({ ok: true });
    expect(await namesFor("milo")).toEqual(["Forecasts"]);
    expect(await attempt("project.update", stage.as.milo, slug(), { projectId, name: "By Milo" })).toMatchObject({ ok: true });
    expect(await attempt("team.view", stage.as.milo, slug(), { teamId: idOf("Data") })).toMatchObject({ error: { code: "denied" } });
    expect(await attempt("project.people", stage.as.milo, slug(), { projectId })).toMatchObject({
      error: { code: "denied", permission: "team.view" },
    });
    await expectWhole();
  });

  test("one's own role counts before the team's, and taken away the team's counts again", async () => {
    await setRole("olivia", "tara", "read-only");
    expect(await attempt("project.update", stage.as.tara, slug(), { projectId, name: "Mine" })).toMatchObject({
      error: { code: "denied" },
    });
    await setRole("olivia", "anna", "forbidden");
    expect(await view("anna")).toEqual(gone);
    await setRole("tara", "anna", null);
    expect(await view("anna")).toMatchObject({ ok: true, data: { mine: { role: "read-only", source: "teamMember" } } });
    expect(JSON.parse((await lastEvent())?.details ?? "")).toMatchObject({ person: "Anna Abbott", from: "forbidden", to: null });
    await expectWhole();
  });

  test("nobody changes the owner's place, the owner included", async () => {
    for (const person of ["tara", "olivia"] as const)
      expect(await setRole(person, "olivia", "read-only")).toMatchObject({
        error: { code: "denied", rule: "theOwnersProjects", fixableBy: [] },
      });
  });

  test("to oneself it is a self-grant, seen in the log (PRODUCT 3.1)", async () => {
    await setRole("tara", "tara", "editor");
    expect(await lastEvent()).toMatchObject({ event: "project.selfGranted", actorName: "Tara Torres", targetName: "Forecasts" });
    await setRole("tara", "tara", null);
    expect(await lastEvent()).toMatchObject({ event: "project.roleChanged" });
  });

  test("a custom role of another team, another tenant or nobody is none of this project's", async () => {
    const another = await succeed("projectRole.create", stage.as.olivia, slug(), {
      teamId: idOf("My Team"),
      name: "Elsewhere",
      permissions: ["project.view"],
    });
    const foreign = await createProject(connections, stage, "globex");
    for (const id of [another.projectRoleId, foreign.projectRoleId, randomUUID()])
      expect(await setRole("tara", "milo", "custom", id)).toMatchObject({
        error: { code: "invalid", fields: { projectRoleId: expect.any(String) } },
      });
    expect(await setRole("tara", "milo", "custom")).toMatchObject({ error: { code: "invalid" } });
    expect(await setRole("tara", "milo", "editor", projectRoleId)).toMatchObject({ error: { code: "invalid" } });
    expect(await view("milo")).toEqual(gone);
  });

  test("the people of a project, each with their role and where it comes from", async () => {
    const { people, nextCursor } = await succeed("project.people", stage.as.tara, slug(), { projectId });
    expect(people.map(({ name, effective }) => [name, effective.customName ?? effective.role, effective.source])).toEqual([
      ["Anna Abbott", "read-only", "teamMember"],
      ["Kim Kato", "Key keeper", "project"],
      ["Mona Meyer", "read-only", "project"],
      ["Olivia Owens", "editor", "owner"],
      ["Tara Torres", "editor", "teamAdmin"],
    ]);
    expect(nextCursor).toBeNull();
    const first = await succeed("project.people", stage.as.tara, slug(), { projectId, limit: 2 });
    const rest = await succeed("project.people", stage.as.tara, slug(), { projectId, cursor: first.nextCursor ?? "" });
    expect([...first.people, ...rest.people]).toEqual(people);
  });

  test("leaving the organization takes the roles along, and the preview counts them", async () => {
    const { effects } = await succeed("member.previewRemoval", stage.as.adam, slug(), { userId: stage.kim.userId });
    const hidden = { in: "projects", names: [], hidden: 1 };
    expect(effects).toContainEqual({ people: 1, names: ["Kim Kato"], where: hidden, gains: [], loses: [] });
    await succeed("member.remove", stage.as.adam, slug(), { userId: stage.kim.userId, confirmEmail: stage.kim.email });
    await expectWhole();
  });
});
