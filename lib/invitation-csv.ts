import { toCsv } from "#lib/csv.ts";
import { writeTeamRoles, type TeamRoleText } from "#lib/team-roles.ts";

/** The columns of a CSV of people to invite (PRODUCT 6.1); in any order, and only the first must be there. */
export const invitationColumns = ["email", "name", "organization_role", "team_roles", "note"] as const;
export type InvitationColumn = (typeof invitationColumns)[number];

/** What a file of refused rows has beside them; it may stand in a file that is uploaded again. */
export const reasonColumn = "reason";

export type InvitationText = { email: string; name: string; role: string; teams: readonly TeamRoleText[]; note: string };

/** The rows as they would be uploaded; with `reasons`, each with why it was refused. */
export function toInvitationCsv(rows: readonly InvitationText[], reasons?: readonly string[]): string {
  const header = [...invitationColumns, ...(reasons ? [reasonColumn] : [])];
  return toCsv(
    header,
    rows.map(({ email, name, role, teams, note }, index) => [
      email,
      name,
      role,
      writeTeamRoles(teams),
      note,
      ...(reasons ? [reasons[index] ?? ""] : []),
    ]),
  );
}
