import fc from "fast-check";
import { expect, test } from "vitest";
import { readTeamRoles, writeTeamRoles, type TeamRoleText } from "./team-roles.ts";

test.each<[string, TeamRoleText[]]>([
  ["", []],
  [" ; ;", []],
  ["My Team", [{ team: "My Team", role: "" }]],
  [
    "Team A=admin;Team B=member",
    [
      { team: "Team A", role: "admin" },
      { team: "Team B", role: "member" },
    ],
  ],
  [
    " Team A = admin ; Team B ",
    [
      { team: "Team A", role: "admin" },
      { team: "Team B", role: "" },
    ],
  ],
  ["a=b=member", [{ team: "a=b", role: "member" }]],
  ["R\\;D=admin", [{ team: "R;D", role: "admin" }]],
  ["1\\=1", [{ team: "1=1", role: "" }]],
  ["back\\\\slash=member", [{ team: "back\\slash", role: "member" }]],
  ["=admin", [{ team: "", role: "admin" }]],
  ["ends in \\", [{ team: "ends in \\", role: "" }]],
])("%j is read", (text, teams) => {
  expect(readTeamRoles(text)).toEqual(teams);
});

test("whatever teams are called, what was written is read again", () => {
  const name = fc
    .string({ unit: fc.constantFrom("a", "B", " ", ";", "=", "\\", "é") })
    .filter((text) => text.trim() === text && text !== "");
  fc.assert(
    fc.property(fc.array(fc.record({ team: name, role: fc.constantFrom("admin", "member", "") })), (teams) => {
      expect(readTeamRoles(writeTeamRoles(teams))).toEqual(teams);
    }),
  );
});
