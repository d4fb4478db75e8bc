import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const view = (person: "adam" | "anna" | "tara" | "mona", team: "Data" | "My Team") =>
  succeed("team.view", stage.as[person], stage.acme.slug, { teamId: stage.acme.teams[team] ?? "" });

test("the last in charge gone, the owner runs the team", async () => {
  const input = { teamId: stage.acme.teams["Data"] ?? "", userId: stage.tara.userId, role: "member" as const };
  expect(await view("adam", "Data")).toMatchObject({ runByOwner: false });
  await succeed("team.setRole", stage.as.tara, stage.acme.slug, input);
  expect(await view("adam", "Data")).toMatchObject({ runByOwner: true, total: 2 });
});

test("who may delete a team hears how many would be left without one; others do not", async () => {
  expect((await view("adam", "Data")).stranded).toBe(0);
  expect((await view("adam", "My Team")).stranded).toBe(6);
  expect((await view("mona", "My Team")).stranded).toBeNull();
});

test("an admin may add themselves, a maintainer may not (PRODUCT 3.1)", async () => {
  expect((await view("adam", "Data")).may.addThemselves).toEqual({ allowed: true });
  expect((await view("mona", "Data")).may).toMatchObject({
    addMember: { allowed: true },
    addThemselves: { allowed: false, rule: "maintainersThemselves" },
  });
});

test("another tenant's team is not found", async () => {
  const teamId = stage.globex.teams["My Team"] ?? "";
  expect(await attempt("team.view", stage.as.olivia, stage.acme.slug, { teamId })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
});
