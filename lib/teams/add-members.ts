import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { anyOf, foresee } from "#lib/members/foresee.ts";
import { findLeaders } from "#lib/members/leaders.ts";
import { allowed, judgeEach, outcomesOf, rowsOf } from "#lib/members/one-by-one.ts";
import { decide } from "#lib/policy/decide.ts";
import { effectiveProjectRole } from "#lib/policy/effective-roles.ts";
import type { Standing } from "#lib/policy/places.ts";
import { teamRoles } from "#lib/policy/roles.ts";
import { somebody } from "#lib/policy/subject.ts";
import { findCandidatesById, findTeam } from "./find.ts";
import type { TeamGrants } from "./input.ts";
import { joinTeam, requireJoining } from "./join.ts";
import { withPlace } from "./preview.ts";

/** Puts several members into a team, each as what they are to be there; whom the policy forbids stays out (PRODUCT 3.1, 3.8). */
export async function addTeamMembers(context: Context<Member>, input: TeamGrants) {
  const { team, judged, joining } = await judgeJoining(context, input);
  await joinTeam(context.tx, context.actor, team, joining);
  return { teamId: team.id, added: joining.length, outcomes: outcomesOf(context.actor, judged) };
}

/** Who of several would join, why others would not, and what those who do gain there and in the team's projects (PRODUCT 3.2). */
export async function previewTeamAdditions(context: Context<Member>, input: TeamGrants) {
  const { tx, actor } = context;
  const { team, judged, joining } = await judgeJoining(context, input);
  const leaders = await findLeaders(tx, actor);
  const { id: teamId } = team;
  const planned = teamRoles
    .map((role) => ({ role, people: joining.filter(({ joinsAs }) => joinsAs === role) }))
    .filter(({ people }) => people.length > 0)
    .map(({ role, people }) => ({
      whose: anyOf(people),
      teamIds: [teamId],
      becomes: (standing: Standing) => withPlace(standing, teamId, role),
    }));
  return {
    rows: rowsOf(judged, leaders),
    /** `projectRole` is what they are then in those of its projects in which they have no role of their own. */
    joining: joining.map(({ userId, role, joinsAs }) => ({
      userId,
      projectRole: effectiveProjectRole({ role, teamRoles: new Map([[teamId, joinsAs]]) }, { teamId }),
    })),
    ...(await foresee(context, ...planned)),
  };
}

async function judgeJoining({ tx, actor }: Context<Member>, { teamId, people }: TeamGrants) {
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
  // Who is there already, as that, is asked for and gets nothing new.
  return { team, judged, joining: allowed(judged).filter(({ teamRole }) => !teamRole) };
}
