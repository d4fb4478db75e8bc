import { expect, test } from "vitest";
import { firstChoice, teamGrants } from "./team-grants.ts";

const myTeam = { id: "my-team", name: "My Team" };
const teams = [myTeam, { id: "data", name: "Data" }];
const defaults = { role: "member", team: myTeam, teamRole: "member" } as const;
const chosen = firstChoice({ defaults });

test("nothing preselects more than the default team", () => {
  expect(teamGrants(chosen, teams)).toEqual([{ teamId: "my-team", role: "member" }]);
});

test("all teams get the same role", () => {
  expect(teamGrants({ ...chosen, mode: "all", roleInAll: "admin" }, teams)).toEqual([
    { teamId: "my-team", role: "admin" },
    { teamId: "data", role: "admin" },
  ]);
});

test("a team left out is not named", () => {
  expect(teamGrants({ ...chosen, roleIn: { "my-team": undefined, data: "admin" } }, teams)).toEqual([{ teamId: "data", role: "admin" }]);
});

test("a team that was found beyond the first is named too", () => {
  const found = [myTeam, { id: "zoo", name: "Zoo" }];
  expect(teamGrants({ ...chosen, roleIn: { zoo: "member" }, found }, teams)).toEqual([{ teamId: "zoo", role: "member" }]);
});
