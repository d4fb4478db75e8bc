import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { anyOf, foresee } from "#lib/members/foresee.ts";
import { findLeaders } from "#lib/members/leaders.ts";
import { allowed, judgeEach, outcomesOf, rowsOf } from "#lib/members/one-by-one.ts";
import { decide } from "#lib/policy/decide.ts";
import { somebody } from "#lib/policy/subject.ts";
import { findCandidatesById, findInOneTeam, findTeam } from "./find.ts";
import type { TeamPlaces } from "./input.ts";
import { withPlace } from "./preview.ts";
import { requireTakingOut, takeOut } from "./take-out.ts";

/** Takes several members out of a team; whom the policy forbids and who is in no other team stays (PRODUCT 3.1, 3.5). */
export async function removeTeamMembers(context: Context<Member>, input: TeamPlaces) {
  const { team, judged } = await judgePlaces(context, input);
  await takeOut(context.tx, context.actor, team, allowed(judged));
  return { teamId: team.id, outcomes: outcomesOf(context.actor, judged) };
}

/** Who of several could be taken out of a team, why others not, and what follows (PRODUCT 3.6). */
export async function previewTeamRemovals(context: Context<Member>, input: TeamPlaces) {
  const { team, judged } = await judgePlaces(context, input);
  const { tx, actor } = context;
  return {
    rows: rowsOf(judged, await findLeaders(tx, actor)),
    ...(await foresee(context, {
      whose: anyOf(allowed(judged)),
      teamIds: [team.id],
      becomes: (standing) => withPlace(standing, team.id, null),
    })),
  };
}

async function judgePlaces({ tx, actor }: Context<Member>, { teamId, userIds }: TeamPlaces) {
  const team = await findTeam(tx, actor.accountId, teamId);
  const candidates = await findCandidatesById(tx, actor.accountId, teamId, userIds);
  const inOneTeam = await findInOneTeam(tx, actor.accountId, userIds);
  const judged = judgeEach({
    field: "userIds",
    userIds,
    members: candidates,
    check: (person) => requireTakingOut(actor, team, person, inOneTeam),
    inGeneral: decide(actor, "team.removeMember", { teamId, ...somebody }),
  });
  return { team, judged };
}
