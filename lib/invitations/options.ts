import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { organizationRoles, type OrganizationRole, type TeamRole, teamRoles } from "#lib/policy/roles.ts";
import { listTeams } from "#lib/teams/list.ts";
import { addressesMax, noteMaxLength } from "./input.ts";

const defaultRole: OrganizationRole = "member";
const defaultTeamRole: TeamRole = "member";
const defaultTeamName = "My Team";

/** What an invitation can say: each role with whether the reader may give it, the teams, and what is chosen at first (PRODUCT 6.1, 6.2). */
export async function invitationOptions(context: Context<Member>) {
  const { tx, actor } = context;
  const { teams } = await listTeams(context);
  const leaders = await findLeaders(tx, actor.accountId);
  const defaultTeam = teams.find(({ name }) => name === defaultTeamName) ?? teams[0];
  return {
    roles: organizationRoles.map((role) => ({ role, decision: withPeople(decide(actor, "invitation.create", { grants: role }), leaders) })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    teamRoles,
    defaults: { role: defaultRole, teamId: defaultTeam?.id ?? null, teamRole: defaultTeamRole },
    limits: { addresses: addressesMax, noteLength: noteMaxLength },
  };
}
