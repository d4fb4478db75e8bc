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
  expect(teams).toEqual([
    { id: stage.globex.teams["My Team"], name: "My Team", myRole: "member", people: 2, runByOwner: false, mayView: { allowed: true } },
  ]);
});

test("how many people a team has is for its people and for maintainers and above", async () => {
  const dataAs = async (person: "tara" | "mona" | "milo") => {
    const { teams } = await succeed("team.list", stage.as[person], stage.acme.slug, {});
    return teams.find(({ name }) => name === "Data");
  };
  expect(await dataAs("tara")).toMatchObject({ people: 2, mayView: { allowed: true } });
  expect(await dataAs("mona")).toMatchObject({ people: 2, mayView: { allowed: true } });
  expect(await dataAs("milo")).toMatchObject({
    people: null,
    mayView: { allowed: false, people: ["Olivia Owens", "Adam Archer", "Anna Abbott"] },
  });
});

test("a page goes on where the one before ended, and says how many there are in all", async () => {
  for (const name of ["alpha", "Zoo", "Émile"]) await succeed("team.create", stage.as.olivia, stage.acme.slug, { name });
  const seen: string[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const { teams, total, nextCursor } = await succeed("team.list", stage.as.milo, stage.acme.slug, { cursor, limit: 2 });
    expect(teams.length).toBeLessThanOrEqual(2);
    seen.push(...teams.map(({ name }) => name));
    expect(total).toBe(5);
    [cursor, more] = [nextCursor ?? undefined, nextCursor !== null];
  }
  expect(seen).toEqual(["alpha", "Data", "My Team", "Zoo", "Émile"]);
});

test("a search finds a part of the name, in any case and with no wildcards", async () => {
  const found = async (search: string) => {
    const { teams, total } = await succeed("team.list", stage.as.milo, stage.acme.slug, { search });
    return [teams.map(({ name }) => name), total];
  };
  expect(await found("TEA")).toEqual([["My Team"], 1]);
  expect(await found("%")).toEqual([[], 0]);
});

test.each([
  ["olivia", ["Data", "My Team"]],
  ["tara", ["Data"]],
  ["adam", []],
] as const)("%s administers %j", async (person, administered) => {
  const { teams } = await succeed("team.list", stage.as[person], stage.acme.slug, { which: "administered" });
  expect(teams.map(({ name }) => name)).toEqual(administered);
});

test("of another tenant's team there is no list", async () => {
  const teamId = stage.globex.teams["My Team"];
  const refused = await attempt("team.list", stage.as.olivia, stage.acme.slug, { teamId });
  expect(refused).toMatchObject({ ok: false, error: { code: "invalid", fields: { teamId: expect.any(String) } } });
});

test("an outsider sees none", async () => {
  expect(await attempt("team.list", stage.as.gus, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "notFound" } });
});
