import type { Member } from "#lib/actor/actor.ts";
import type { Decision } from "#lib/errors.ts";
import { decide, holdsEverythingOf } from "#lib/policy/decide.ts";
import { organizationRoles, plainTeamRole, teamRoles } from "#lib/policy/roles.ts";
import { type MemberTarget, somebody } from "#lib/policy/subject.ts";
import { sharing } from "#lib/sharing.ts";
import { peopleMax } from "./one-by-one.ts";

type Told = (decision: Decision) => Decision;

/**
 * What the reader may do to several at once, and to each: that follows from the role of each and from whether it is the reader,
 * so it is asked once for each of these few, and equal answers are one object.
 */
export function judging(actor: Member, told: Told) {
  const shared = sharing();
  const on = (target: MemberTarget) => {
    const mayChangeRole = decide(actor, "member.changeRole", target);
    return {
      mayChangeRole: shared(told(mayChangeRole)),
      /** Each role and whether it may be given, for whoever may change theirs. */
      roleOptions: shared(
        (mayChangeRole.allowed ? organizationRoles : []).map((grants) => ({
          role: grants,
          /** Whether they would lose something by it, which is said first. */
          takesAway: !holdsEverythingOf(grants, target.role),
          decision: told(decide(actor, "member.changeRole", { ...target, grants })),
        })),
      ),
      mayRemove: shared(told(decide(actor, "member.remove", target))),
    };
  };
  const onOneself = on({ userId: actor.userId, role: actor.role });
  const onOthers = new Map(organizationRoles.map((role) => [role, on({ ...somebody, role })]));
  return {
    verdictOn: ({ userId, role }: MemberTarget) => (userId === actor.userId ? onOneself : (onOthers.get(role) ?? on({ userId, role }))),
    several: {
      /** To how many; whether to this one, each row is asked again. */
      peopleMax,
      /** Whether one may fill any team, or only those one runs; what one can be there, highest first. */
      everyTeam: decide(actor, "team.addMember", { teamId: "", ...somebody }).allowed,
      teamRoles,
      plainTeamRole,
      changeRole: told(decide(actor, "member.changeRole")),
      remove: told(decide(actor, "member.remove")),
      addToTeam: told(decide(actor, "team.addMember")),
      removeFromTeam: told(decide(actor, "team.removeMember")),
    },
  };
}

/** All that the policy can answer about a page of members, before one is read. */
export function answersTo(actor: Member): Decision[] {
  const answers: Decision[] = [];
  judging(actor, (decision) => {
    answers.push(decision);
    return decision;
  });
  return answers;
}
