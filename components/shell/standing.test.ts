import { expect, test } from "vitest";
import { decide } from "#lib/policy/decide.ts";
import { organizationPermissions } from "#lib/policy/permissions.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import { standingOf } from "./standing.ts";

function markOf(role: OrganizationRole, name = "Acme"): string {
  const someone = { kind: "member", userId: "", role, teamRoles: new Map() } as const;
  const may = Object.fromEntries(organizationPermissions.map((permission) => [permission, decide(someone, permission)]));
  return standingOf({ slug: "acme", name, me: { role }, may: may as Parameters<typeof standingOf>[0]["may"] }).mark;
}

test("the shell's mark changes with what the shell says, and with nothing else", () => {
  expect(markOf("admin")).toBe(markOf("admin"));
  expect(new Set([markOf("admin"), markOf("maintainer"), markOf("member"), markOf("admin", "Apex")]).size).toBe(4);
});
