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

test.each([
  ["tara", "admin", "member"],
  ["anna", "member", "member"],
  ["adam", null, "member"],
  ["bella", null, "member"],
  ["olivia", null, "admin"],
] as const)("%s sees every team's name and their own role in it", async (person, data, myTeam) => {
  const { teams } = await succeed("team.list", stage.as[person], stage.acme.slug, {});
  expect(teams.map(({ name, myRole }) => [name, myRole])).toEqual([
    ["Data", data],
    ["My Team", myTeam],
  ]);
});

test("who is in two organizations sees each one's teams under its slug alone", async () => {
  const { teams } = await succeed("team.list", stage.as.kim, stage.globex.slug, {});
  expect(teams).toMatchObject([{ id: stage.globex.teams["My Team"], name: "My Team", myRole: "member", people: 2 }]);
});

test("an outsider sees none", async () => {
  expect(await attempt("team.list", stage.as.gus, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "notFound" } });
});
