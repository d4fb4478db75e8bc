import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { effectiveProjectRole, sourceOfProjectRole } from "./effective-roles.ts";
import { type ProjectPermission, projectPermissions } from "./permissions.ts";
import { type OrganizationRole, organizationRoles, projectGrantRoles, type TeamRole } from "./roles.ts";
import type { Member, ProjectTarget } from "./subject.ts";

/**
 * PRODUCT 3.2 typed by hand: organization role and team role, then the effective project role for no role of one's own in
 * the project, editor, read-only, forbidden, custom. E editor, R read-only, F forbidden, C the custom role's.
 */
const table: Record<OrganizationRole, Record<"outside" | TeamRole, string>> = {
  owner: { outside: "EEEEE", member: "EEEEE", admin: "EEEEE" },
  admin: { outside: "FERFC", member: "RERFC", admin: "EERFC" },
  maintainer: { outside: "FERFC", member: "RERFC", admin: "EERFC" },
  member: { outside: "FERFC", member: "RERFC", admin: "EERFC" },
  billing: { outside: "FERFC", member: "RERFC", admin: "EERFC" },
};

/** What each letter may do, by hand: the whole of it, and nothing else. */
const custom: ProjectPermission[] = ["project.view", "projectKey.rotate"];
const permissionsOf: Record<string, ProjectPermission[]> = {
  E: [
    "project.view",
    "project.update",
    "project.setApis",
    "projectKey.view",
    "projectKey.create",
    "projectKey.rotate",
    "projectKey.revoke",
    "projectUsage.view",
  ],
  R: ["project.view", "projectKey.view", "projectUsage.view"],
  F: [],
  C: custom,
};
const names: Record<string, string> = { E: "editor", R: "read-only", F: "forbidden", C: "custom" };
const ownRoles = [undefined, ...projectGrantRoles];

function member(role: OrganizationRole, teamRole: "outside" | TeamRole): Member {
  return { kind: "member", userId: "asker", role, teamRoles: new Map(teamRole === "outside" ? [] : [["team", teamRole]]) };
}

function project(projectRole: (typeof ownRoles)[number]): ProjectTarget {
  return { teamId: "team", projectRole, customPermissions: projectRole === "custom" ? custom : undefined };
}

describe.each(organizationRoles)("%s", (role) => {
  test.each(["outside", "member", "admin"] as const)("%s of the team", (teamRole) => {
    const asker = member(role, teamRole);
    for (const [column, own] of ownRoles.entries()) {
      const letter = table[role][teamRole].charAt(column);
      const cell = { role, teamRole, own };
      expect({ ...cell, effective: effectiveProjectRole(asker, project(own)) }).toEqual({ ...cell, effective: names[letter] });
      const may = projectPermissions.filter((permission) => decide(asker, permission, project(own)).allowed);
      expect({ ...cell, may }).toEqual({ ...cell, may: permissionsOf[letter] });
    }
  });
});

test("where a role comes from is said beside it", () => {
  expect(sourceOfProjectRole(member("owner", "outside"), project("forbidden"))).toBe("owner");
  expect(sourceOfProjectRole(member("admin", "admin"), project("read-only"))).toBe("project");
  expect(sourceOfProjectRole(member("admin", "admin"), project(undefined))).toBe("teamAdmin");
  expect(sourceOfProjectRole(member("member", "member"), project(undefined))).toBe("teamMember");
  expect(sourceOfProjectRole(member("admin", "outside"), project(undefined))).toBe("nowhere");
});

test("a role in another team gives nothing here", () => {
  const elsewhere: Member = { kind: "member", userId: "asker", role: "admin", teamRoles: new Map([["another", "admin"]]) };
  expect(effectiveProjectRole(elsewhere, project(undefined))).toBe("forbidden");
});
