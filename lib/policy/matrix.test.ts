import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import {
  jobPermissions,
  organizationPermissions,
  permissions,
  projectPermissions,
  teamPermissions,
  userPermissions,
} from "./permissions.ts";
import { type OrganizationRole, organizationRoles, projectRoles, type TeamRole } from "./roles.ts";
import type { Subject } from "./subject.ts";
import { organizationMatrix, outsideMatrix, projectMatrix, teamMatrix } from "./written-matrix.ts";

const visitor: Subject = { kind: "visitor" };
const nina: Subject = { kind: "user", userId: "nina", email: "nina@nowhere.example", emailVerified: true, name: "Nina" };
const uri: Subject = { kind: "user", userId: "uri", email: "uri@unverified.example", emailVerified: false, name: "Uri" };
const newcomer: Subject = { ...nina, name: null };
const job: Subject = { kind: "job" };

function member(role: OrganizationRole, teamRole?: TeamRole): Subject {
  return { kind: "member", userId: "asker", role, teamRoles: new Map(teamRole && [["team", teamRole]]) };
}

test("every permission has a row", () => {
  const written = [organizationMatrix, teamMatrix, projectMatrix, outsideMatrix].flatMap((matrix) => Object.keys(matrix));
  expect(new Set(written)).toEqual(new Set(permissions));
});

describe("organization roles", () => {
  test.each(organizationPermissions)("%s", (permission) => {
    expect(organizationRoles.map((role) => decide(member(role), permission).allowed)).toEqual(organizationMatrix[permission]);
  });

  test.each(organizationPermissions)("%s is nobody's outside the organization", (permission) => {
    expect([visitor, nina, job].map((subject) => decide(subject, permission).allowed)).toEqual([false, false, false]);
  });
});

describe("team roles", () => {
  const someone = { teamId: "team", userId: "someone", role: "member" } as const;
  const askers = [member("member", "admin"), member("member", "member"), member("owner"), member("admin"), member("maintainer")];

  test.each(teamPermissions)("%s in the team", (permission) => {
    expect(askers.map((asker) => decide(asker, permission, someone).allowed)).toEqual(teamMatrix[permission]);
  });

  test.each(teamPermissions)("%s is not a team admin's in another team", (permission) => {
    expect(decide(member("member", "admin"), permission, { ...someone, teamId: "another" }).allowed).toBe(false);
  });
});

describe("project roles", () => {
  const inTeam = { teamId: "team" };

  test.each(projectPermissions)("%s", (permission) => {
    const byProjectRole = projectRoles.map((projectRole) => decide(member("member"), permission, { ...inTeam, projectRole }).allowed);
    const byTeamRole = [member("member", "admin"), member("member", "member"), member("owner"), member("admin"), member("member")];
    expect([...byProjectRole, ...byTeamRole.map((asker) => decide(asker, permission, inTeam).allowed)]).toEqual(projectMatrix[permission]);
  });

  test.each(projectPermissions)("a custom role has %s only when it names it", (permission) => {
    const custom = { ...inTeam, projectRole: "custom" } as const;
    const others = projectPermissions.filter((other) => other !== permission);
    expect(decide(member("member"), permission, { ...custom, customPermissions: [permission] }).allowed).toBe(true);
    expect(decide(member("member", "admin"), permission, { ...custom, customPermissions: others }).allowed).toBe(false);
  });
});

describe("outside any organization", () => {
  test.each([...userPermissions, ...jobPermissions])("%s", (permission) => {
    const askers = [visitor, nina, uri, newcomer, member("owner"), job];
    expect(askers.map((asker) => decide(asker, permission).allowed)).toEqual(outsideMatrix[permission]);
  });
});
