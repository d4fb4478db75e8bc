import { expect, test } from "vitest";
import { decide } from "#lib/policy/decide.ts";
import { organizationPermissions } from "#lib/policy/permissions.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import { commands, navigationItems, sectionAt, teamIdAt } from "./sections.ts";

type Organization = Parameters<typeof navigationItems>[0];

const acmeFor = (role: OrganizationRole): Organization => {
  const someone = { kind: "member", userId: "", role, teamRoles: new Map() } as const;
  const may = Object.fromEntries(organizationPermissions.map((permission) => [permission, decide(someone, permission)]));
  return { slug: "acme", name: "Acme", may: may as Organization["may"] };
};

test.each([
  ["/orgs/acme", "Home"],
  ["/orgs/acme/audit?before=9", "Audit log"],
  ["/orgs/acme/invites/new", "Invitations"],
  ["/orgs/acme/invitesx", "Home"],
  ["/orgs/acme/teams/0192?after=x", "Teams"],
])("%s belongs to %s", (path, label) => {
  expect(sectionAt(path, acmeFor("member")).label).toBe(label);
});

test("a team is told from the list of teams", () => {
  expect(teamIdAt("/orgs/acme/teams/0192?after=x")).toBe("0192");
  expect(teamIdAt("/orgs/acme/teams")).toBeUndefined();
});

test("a page one may not see stays in the sidebar and says why and who can help", () => {
  const audit = navigationItems(acmeFor("member")).find(({ label }) => label === "Audit log");
  expect(audit?.disabledReason).toBe("Only the owner, admins and maintainers can read the audit log. Ask the owner, admin or maintainer.");
  expect(sectionAt("/orgs/acme/audit", acmeFor("member")).decision.allowed).toBe(false);
});

test("a maintainer reaches every page and may invite from the palette", () => {
  expect(navigationItems(acmeFor("maintainer")).filter(({ disabledReason }) => disabledReason)).toEqual([]);
  expect(commands(acmeFor("maintainer")).map(({ href }) => href)).toEqual(["/orgs/acme/invites/new"]);
  expect(commands(acmeFor("billing"))).toEqual([]);
});
