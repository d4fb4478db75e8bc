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

beforeEach(async () => {
  stage = await setStage(connections);
  ({ projectId } = await createProject(connections, stage, "acme"));
});
afterAll(() => endConnections(connections));

const slug = () => stage.acme.slug;
const idOf = (team: "My Team" | "Data") => stage.acme.teams[team] ?? "";
const view = (person: Person) => attempt("project.view", stage.as[person], slug(), { projectId });
const namesFor = async (person: Person, input: InputOf<"project.list"> = {}) =>
  (await succeed("project.list", stage.as[person], slug(), input)).projects.map(({ name }) => name);
const lastEvent = async () => (await succeed("audit.list", stage.as.olivia, slug(), { limit: 1 })).events[0];
const versionOf = async () => {
  const [row] = await connections.us`select authorization_version from accounts where account_id = ${stage.acme.accountId}`;
  return Number(row?.["authorization_version"]);
};
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
const gone = { ok: false, error: { code: "notFound", message: "This project does not exist, or you have no access to it." } };

describe("creating and seeing", () => {
  test.each(["tara", "olivia"] as const)("%s creates a project in Data; its keys will work for every API", async (person) => {
    const made = await succeed("project.create", stage.as[person], slug(), { teamId: idOf("Data"), name: " Models ", description: "" });
    expect(made).toMatchObject({ name: "Models", description: null });
    expect(await succeed("project.view", stage.as.tara, slug(), { projectId: made.projectId })).toMatchObject({
      team: { name: "Data" },
      allowedApis: null,
      mine: { role: "editor", source: "teamAdmin" },
    });
    expect(await lastEvent()).toMatchObject({ event: "project.created", targetName: "Models" });
    await expectWhole();
  });

  test.each(["adam", "anna", "mona", "milo", "bella", "kim"] as const)("%s creates none", async (person) => {
    expect(await attempt("project.create", stage.as[person], slug(), { teamId: idOf("Data"), name: "Mine" })).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "project.create", fixableBy: ["owner", "team admin"] },
    });
    expect(await namesFor("olivia")).toEqual(["Forecasts"]);
  });

  test("everybody sees what they may open, as what, and where that comes from (PRODUCT 3.2)", async () => {
    const mine = async (person: Person) => {
      const answer = await view(person);
      return answer.ok ? answer.data.mine : answer.error.code;
    };
    expect(await mine("olivia")).toEqual({ role: "editor", customName: null, source: "owner" });
    expect(await mine("tara")).toEqual({ role: "editor", customName: null, source: "teamAdmin" });
    expect(await mine("anna")).toEqual({ role: "read-only", customName: null, source: "teamMember" });
    expect(await mine("kim")).toEqual({ role: "custom", customName: "Key keeper", source: "project" });
    expect(await mine("mona")).toEqual({ role: "read-only", customName: null, source: "project" });
    for (const person of ["adam", "milo", "bella"] as const) {
      expect(await view(person)).toEqual(gone);
      expect(await namesFor(person)).toEqual([]);
    }
  });

  test("another tenant's project, one of nobody and one that is not theirs to open read the same, for every operation", async () => {
    const { projectId: foreign } = await createProject(connections, stage, "globex");
    for (const [person, id] of [
      ["olivia", foreign],
      ["olivia", randomUUID()],
      ["adam", projectId],
      ["milo", projectId],
    ] as const) {
      const here = { projectId: id };
      const answers = await Promise.all([
        attempt("project.view", stage.as[person], slug(), here),
        attempt("project.people", stage.as[person], slug(), here),
        attempt("project.update", stage.as[person], slug(), { ...here, name: "Mine" }),
        attempt("project.setApis", stage.as[person], slug(), { ...here, allowedApis: [] }),
        attempt("project.setRole", stage.as[person], slug(), { ...here, userId: stage[person].userId, role: "editor" }),
        attempt("project.move", stage.as[person], slug(), { ...here, toTeamId: idOf("My Team") }),
        attempt("project.previewMove", stage.as[person], slug(), { ...here, toTeamId: idOf("My Team") }),
        attempt("project.delete", stage.as[person], slug(), { ...here, confirmName: "Forecasts" }),
      ]);
      for (const answer of answers) expect(answer).toEqual(gone);
    }
    expect(await lastEvent()).toBeUndefined();
    const [denials] = await connections.us`select count(*)::int as count from denials where account_id = ${stage.acme.accountId}`;
    expect(denials?.["count"], "and no log says that somebody tried").toBe(0);
  });

  test("the list searches by name, filters by team, and its pages skip and repeat nothing", async () => {
    for (const [name, team] of [
      ["Weather %", "Data"],
      ["weather b", "My Team"],
      ["Zoo", "My Team"],
    ] as const)
      await succeed("project.create", stage.as.olivia, slug(), { teamId: idOf(team), name });
    expect(await namesFor("olivia")).toEqual(["Forecasts", "Weather %", "weather b", "Zoo"]);
    expect(await namesFor("olivia", { search: "WEATHER" })).toEqual(["Weather %", "weather b"]);
    expect(await namesFor("olivia", { search: "%" }), "no wildcard").toEqual(["Weather %"]);
    expect(await namesFor("olivia", { teamId: idOf("My Team") })).toEqual(["weather b", "Zoo"]);
    expect(await namesFor("milo"), "in My Team").toEqual(["weather b", "Zoo"]);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await succeed("project.list", stage.as.olivia, slug(), { limit: 1, ...(cursor && { cursor }) });
      expect(page.total).toBe(4);
      seen.push(...page.projects.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["Forecasts", "Weather %", "weather b", "Zoo"]);
    expect(await attempt("project.list", stage.as.olivia, slug(), { teamId: stage.globex.teams["My Team"] })).toMatchObject({
      error: { code: "invalid", fields: { teamId: expect.any(String) } },
    });
  });

  test("an admin outside finds no trace of it: not in the count, not in the filter (PRODUCT 3.1, 3.9)", async () => {
    const list = await succeed("project.list", stage.as.adam, slug(), { search: "Forecasts", teamId: idOf("Data") });
    expect(list).toMatchObject({
      projects: [],
      total: 0,
      nextCursor: null,
      teams: [],
      createIn: null,
      may: { create: { allowed: false } },
    });
    expect(JSON.stringify(list)).not.toContain(projectId);
  });
});

describe("changing", () => {
  test("an editor edits name and description; what stayed the same is not recorded", async () => {
    const input = { projectId, name: "Forecasts", description: "What comes next." };
    await succeed("project.update", stage.as.tara, slug(), input);
    expect(JSON.parse((await lastEvent())?.details ?? "")).toEqual({ projectId, description: { from: null, to: "What comes next." } });
    const before = await lastEvent();
    await succeed("project.update", stage.as.tara, slug(), input);
    expect(await lastEvent()).toEqual(before);
  });

  test.each(["anna", "kim", "mona"] as const)("%s sees it and edits nothing", async (person) => {
    const update = await attempt("project.update", stage.as[person], slug(), { projectId, name: "Mine" });
    expect(update).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "project.update", fixableBy: ["owner", "team admin"] },
    });
    const remove = await attempt("project.delete", stage.as[person], slug(), { projectId, confirmName: "Forecasts" });
    expect(remove).toMatchObject({ ok: false, error: { code: "denied", permission: "project.delete" } });
    expect(await namesFor("tara")).toEqual(["Forecasts"]);
  });

  test("allowed APIs are kept once each, in order, and raise the version that the gateway looks at (PRODUCT 3.7)", async () => {
    const before = await versionOf();
    const apis = await succeed("project.setApis", stage.as.tara, slug(), { projectId, allowedApis: ["weather", "maps", "weather"] });
    expect(apis.allowedApis).toEqual(["maps", "weather"]);
    expect(await versionOf()).toBe(before + 1);
    await succeed("project.update", stage.as.tara, slug(), { projectId, name: "Another name" });
    expect(await versionOf(), "a name is nothing to it").toBe(before + 1);
    await succeed("project.setApis", stage.as.tara, slug(), { projectId, allowedApis: null });
    expect(JSON.parse((await lastEvent())?.details ?? "")).toEqual({ projectId, from: ["maps", "weather"], to: null });
  });

  test.each([[["Weather"]], [[""]], [["a b"]], [Array.from({ length: 101 }, (_, index) => `api-${index}`)]])(
    "%j is no list of APIs",
    async (allowedApis) => {
      expect(await attempt("project.setApis", stage.as.tara, slug(), { projectId, allowedApis })).toMatchObject({
        error: { code: "invalid" },
      });
    },
  );

  test("deleting wants its name typed, and takes the roles in it along", async () => {
    const remove = (confirmName: string) => attempt("project.delete", stage.as.tara, slug(), { projectId, confirmName });
    expect(await remove("forecasts")).toMatchObject({ error: { code: "invalid", fields: { confirmName: "Type Forecasts to confirm." } } });
    expect(await remove("Forecasts")).toMatchObject({ ok: true });
    expect(await view("olivia")).toEqual(gone);
    const [left] = await connections.us`select count(*)::int as count from project_grants where account_id = ${stage.acme.accountId}`;
    expect(left?.["count"]).toBe(0);
    expect(await lastEvent()).toMatchObject({ event: "project.deleted", targetName: "Forecasts" });
    await expectWhole();
  });
});
