import { organizationRoleNames } from "#lib/policy/role-names.ts";
import type { OrganizationRole, TeamRole } from "#lib/policy/roles.ts";

/** "an admin", "a billing manager": the role as a sentence needs it. */
export function asRole(role: OrganizationRole): string {
  const words = organizationRoleNames[role];
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

/** "Platform (admin), Research (member)"; the order is the caller's. */
export function asTeams(teams: readonly { name: string; role: TeamRole }[]): string {
  return teams.map(({ name, role }) => `${name} (${role})`).join(", ");
}

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });

/** "Sunday, 29 November 2026 at 17:45 UTC", from an ISO 8601 instant. */
export function asDate(instant: string): string {
  return `${longDate.format(new Date(instant))} UTC`;
}
