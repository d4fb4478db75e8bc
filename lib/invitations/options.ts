import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { csvMaxBytes, csvRowsMax } from "#lib/decode-csv.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { organizationRoles, type OrganizationRole, type TeamRole, teamRoles } from "#lib/policy/roles.ts";
import { teamNames } from "#lib/teams/find.ts";
import { addressesMax, noteMaxLength, teamsMax } from "./input.ts";

export const defaultRole: OrganizationRole = "member";
export const defaultTeamRole: TeamRole = "member";
const defaultTeamName = "My Team";

/** What an invitation can say: each role with whether the reader may give it, the teams, and what is chosen at first (PRODUCT 6.1, 6.2). */
export async function invitationOptions({ tx, actor }: Context<Member>) {
  const teams = await teamNames(tx, actor.accountId);
  const leaders = await findLeaders(tx, actor);
  const defaultTeam = defaultTeamOf(teams);
  return {
    roles: organizationRoles.map((role) => ({ role, decision: withPeople(decide(actor, "invitation.create", { grants: role }), leaders) })),
    /** The first by name, as many as one invitation can say, and how many there are. */
    teams: teams.slice(0, teamsMax),
    teamCount: teams.length,
    teamRoles,
    defaults: { role: defaultRole, team: defaultTeam ?? null, teamRole: defaultTeamRole },
    limits: { addresses: addressesMax, teams: teamsMax, noteLength: noteMaxLength, rows: csvRowsMax, fileBytes: csvMaxBytes },
  };
}

/** The team that whoever names none is invited to: out of all of them, by name. */
export function defaultTeamOf<T extends { name: string }>(teams: readonly T[]): T | undefined {
  return teams.find(({ name }) => name === defaultTeamName) ?? teams[0];
}
