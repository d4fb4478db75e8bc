import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findCandidate, findTeam } from "./find.ts";
import type { TeamGrant } from "./input.ts";
import { joinTeam, requireJoining } from "./join.ts";

/** Puts a member into a team. Adding oneself is a self-grant, named so in the audit log (PRODUCT 3.1). */
export async function addTeamMember({ tx, actor }: Context<Member>, { teamId, userId, role }: TeamGrant) {
  const team = await findTeam(tx, actor.accountId, teamId);
  const person = await findCandidate(tx, actor.accountId, { teamId, userId });
  requireJoining(actor, team, person, role);
  if (!person.teamRole) await joinTeam(tx, actor, team, [{ ...person, joinsAs: role }]);
  return { teamId, userId, role };
}
