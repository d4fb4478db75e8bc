import type { RegionalTransaction } from "#db/regional/client.ts";
import { teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import type { FoundMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { teamRoleNames } from "#lib/policy/role-names.ts";
import type { TeamRole } from "#lib/policy/roles.ts";
import type { TeamCandidate } from "./find.ts";

type Team = { id: string; name: string };

/** Throws unless the actor may put this member there, who is not in the team yet or has that role there already. */
export function requireJoining(actor: Member, team: Team, person: TeamCandidate, role: TeamRole): void {
  const { userId, name, teamRole } = person;
  authorize(actor, "team.addMember", { teamId: team.id, userId, role: person.role });
  if (teamRole && teamRole !== role)
    throw new AppError("conflict", `${name} is in ${team.name} already, as ${teamRoleNames[teamRole]}. Change their team role instead.`);
}

/**
 * Puts members into a team, once it is allowed of each: one statement and one row in the log for each, oneself as a
 * self-grant (PRODUCT 3.1). As many statements for a thousand as for one. Under the account's lock.
 */
export async function joinTeam(
  tx: RegionalTransaction,
  actor: Member,
  team: Team,
  people: readonly (FoundMember & { joinsAs: TeamRole })[],
): Promise<void> {
  if (people.length === 0) return;
  const { accountId } = actor;
  await tx.insert(teamMemberships).values(people.map(({ userId, joinsAs }) => ({ accountId, teamId: team.id, userId, role: joinsAs })));
  await recordAll(
    tx,
    actor,
    accountId,
    people.map(({ userId, name, joinsAs }) => ({
      event: userId === actor.userId ? "team.selfGranted" : "team.memberAdded",
      target: { id: userId, name },
      details: { teamId: team.id, team: team.name, role: joinsAs },
    })),
  );
}
