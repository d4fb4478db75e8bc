import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, holdsEverythingOf } from "./decide.ts";
import { organizationPermissions } from "./permissions.ts";
import { outranks } from "./ranks.ts";
import { type OrganizationRole, organizationRoles } from "./roles.ts";
import type { Member } from "./subject.ts";

/** PRODUCT 2.2, by hand: whose role each role may change or take away, and which roles it may give. */
const handles: Record<OrganizationRole, OrganizationRole[]> = {
  owner: ["admin", "maintainer", "member", "billing"],
  admin: ["admin", "maintainer", "member", "billing"],
  maintainer: ["maintainer", "member"],
  member: [],
  billing: [],
};

const above: Record<OrganizationRole, OrganizationRole[]> = {
  owner: ["admin", "maintainer", "member", "billing"],
  admin: ["maintainer", "member", "billing"],
  maintainer: ["member", "billing"],
  member: [],
  billing: [],
};

function someone(role: OrganizationRole, userId = "asker"): Member {
  return { kind: "member", userId, role, teamRoles: new Map() };
}

describe("over all pairs of roles", () => {
  test.each(organizationRoles)("%s outranks whom they outrank", (role) => {
    expect(organizationRoles.filter((other) => outranks(role, other))).toEqual(above[role]);
  });

  test.each(organizationRoles)("%s changes the roles of whom they handle, to roles they handle", (role) => {
    for (const from of organizationRoles) {
      for (const grants of organizationRoles) {
        const { allowed } = decide(someone(role), "member.changeRole", { userId: "other", role: from, grants });
        expect({ from, grants, allowed }).toEqual({
          from,
          grants,
          allowed: handles[role].includes(from) && handles[role].includes(grants),
        });
      }
    }
  });

  test.each(organizationRoles)("%s removes whom they handle", (role) => {
    expect(organizationRoles.filter((other) => decide(someone(role), "member.remove", { userId: "other", role: other }).allowed)).toEqual(
      handles[role],
    );
  });

  test.each(organizationRoles)("%s invites and resends as roles they handle", (role) => {
    expect(organizationRoles.filter((grants) => decide(someone(role), "invitation.create", { grants }).allowed)).toEqual(handles[role]);
    expect(organizationRoles.filter((grants) => decide(someone(role), "invitation.resend", { grants }).allowed)).toEqual(handles[role]);
  });

  test.each(organizationRoles)("%s does none of it to themselves", (role) => {
    for (const grants of organizationRoles) {
      expect(decide(someone(role), "member.changeRole", { userId: "asker", role, grants }).allowed).toBe(false);
    }
    expect(decide(someone(role), "member.remove", { userId: "asker", role }).allowed).toBe(false);
  });
});

test("a role holds everything of itself", () => {
  for (const role of organizationRoles) expect(holdsEverythingOf(role, role)).toBe(true);
});

test("nobody gives a permission they lack", () => {
  const role = fc.constantFrom(...organizationRoles);
  const has = (member: OrganizationRole, permission: (typeof organizationPermissions)[number]) =>
    decide(someone(member), permission).allowed;
  fc.assert(
    fc.property(role, role, role, fc.constantFrom(...organizationPermissions), fc.boolean(), (asker, from, grants, permission, invited) => {
      const { allowed } = invited
        ? decide(someone(asker), "invitation.create", { grants })
        : decide(someone(asker), "member.changeRole", { userId: "other", role: from, grants });
      if (allowed && permission !== "organization.leave" && has(grants, permission)) expect(has(asker, permission)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("whatever a company does, nobody gains a permission that no one but the owner had, and the owner stays", () => {
  const people = ["olivia", "mona", "milo", "bella", "tara"] as const;
  const command = fc.record({
    by: fc.constantFrom(...people),
    on: fc.constantFrom(...people),
    grants: fc.constantFrom(...organizationRoles),
  });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const roles = new Map<string, OrganizationRole>([
        ["olivia", "owner"],
        ["mona", "maintainer"],
        ["milo", "member"],
        ["bella", "billing"],
        ["tara", "maintainer"],
      ]);
      for (const { by, on, grants } of commands.filter((command) => command.by !== "olivia")) {
        const [role, from] = [roles.get(by), roles.get(on)];
        if (role && from && decide(someone(role, by), "member.changeRole", { userId: on, role: from, grants }).allowed)
          roles.set(on, grants);
      }
      expect(roles.get("olivia")).toBe("owner");
      expect(roles.get("bella")).toBe("billing");
      expect([...roles.values()].filter((role) => role === "admin" || role === "owner" || role === "billing")).toEqual([
        "owner",
        "billing",
      ]);
    }),
  );
});
