import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { csvMaxBytes } from "#lib/decode-csv.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { organizationRoles, type OrganizationRole, type TeamRole, teamRoles } from "#lib/policy/roles.ts";
import { listTeams } from "#lib/teams/list.ts";
import { addressesMax, noteMaxLength, rowsMax } from "./input.ts";

export const defaultRole: OrganizationRole = "member";
export const defaultTeamRole: TeamRole = "member";
const defaultTeamName = "My Team";

/** What an invitation can say: each role with whether the reader may give it, the teams, and what is chosen at first (PRODUCT 6.1, 6.2). */
export async function invitationOptions(context: Context<Member>) {
  const { tx, actor } = context;
  const { teams } = await listTeams(context);
  const leaders = await findLeaders(tx, actor.accountId);
  const defaultTeam = defaultTeamOf(teams);
  return {
    roles: organizationRoles.map((role) => ({ role, decision: withPeople(decide(actor, "invitation.create", { grants: role }), leaders) })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    teamRoles,
    defaults: { role: defaultRole, teamId: defaultTeam?.id ?? null, teamRole: defaultTeamRole },
    limits: { addresses: addressesMax, noteLength: noteMaxLength, rows: rowsMax, fileBytes: csvMaxBytes },
  };
}

/** The team that whoever names none is invited to: out of all of them, by name. */
export function defaultTeamOf<T extends { name: string }>(teams: readonly T[]): T | undefined {
  return teams.find(({ name }) => name === defaultTeamName) ?? teams[0];
}
