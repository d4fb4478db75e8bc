import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findCandidate, findInOneTeam, findTeam } from "./find.ts";
import type { TeamPlace } from "./input.ts";
import { requireTakingOut, takeOut } from "./take-out.ts";

/** Takes a member out of a team, oneself too; nobody is left without a team (PRODUCT 3.5). */
export async function removeTeamMember({ tx, actor }: Context<Member>, { teamId, userId }: TeamPlace) {
  const { team, person } = await authorizeTeamRemoval({ tx, actor }, { teamId, userId });
  await takeOut(tx, actor, team, [person]);
  return { teamId, userId };
}

/** Somebody's place in a team as it is. Throws where there is none, it is their only one, or the actor may not take it away. */
export async function authorizeTeamRemoval({ tx, actor }: Context<Member>, { teamId, userId }: TeamPlace) {
  const team = await findTeam(tx, actor.accountId, teamId);
  const person = await findCandidate(tx, actor.accountId, { teamId, userId });
  requireTakingOut(actor, team, person, await findInOneTeam(tx, actor.accountId, [userId]));
  return { team, person };
}
