import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { allowed, judgeEach, outcomesOf } from "#lib/members/one-by-one.ts";
import { decide } from "#lib/policy/decide.ts";
import { somebody } from "#lib/policy/subject.ts";
import { findCandidatesById, findTeam } from "./find.ts";
import type { TeamGrants } from "./input.ts";
import { joinTeam, requireJoining } from "./join.ts";

/** Puts several members into a team, each as what they are to be there; whom the policy forbids stays out (PRODUCT 3.1, 3.8). */
export async function addTeamMembers({ tx, actor }: Context<Member>, { teamId, people }: TeamGrants) {
  const team = await findTeam(tx, actor.accountId, teamId);
  const userIds = people.map(({ userId }) => userId);
  const members = await findCandidatesById(tx, actor.accountId, teamId, userIds);
  const candidates = people.flatMap(({ userId, role }) => {
    const member = members.get(userId);
    return member ? [[userId, { ...member, joinsAs: role }] as const] : [];
  });
  const judged = judgeEach({
    field: "people",
    userIds,
    members: new Map(candidates),
    check: (person) => requireJoining(actor, team, person, person.joinsAs),
    inGeneral: decide(actor, "team.addMember", { teamId, ...somebody }),
  });
  const joining = allowed(judged).filter(({ teamRole }) => !teamRole);
  await joinTeam(tx, actor, team, joining);
  return { teamId, added: joining.length, outcomes: outcomesOf(actor, judged) };
}
