import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findTeamRoles } from "#lib/actor/membership.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { organizationPermissions } from "#lib/policy/permissions.ts";
import { findLeaders, withPeople } from "./leaders.ts";
import { findMember } from "./find.ts";
import type { ExplainMember } from "./input.ts";

/** What one member may do here and why not, as the policy itself answers it; for oneself everybody may ask (PRODUCT 2). */
export async function explainMember({ tx, actor }: Context<Member>, { userId }: ExplainMember) {
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "permission.explain", { userId });
  const subject = { kind: "member" as const, userId, role: member.role, teamRoles: await findTeamRoles(tx, actor.accountId, userId) };
  const leaders = await findLeaders(tx, actor.accountId);
  return {
    ...member,
    decisions: organizationPermissions.map((permission) => ({
      permission,
      description: describePermission(permission),
      decision: withPeople(decide(subject, permission), leaders),
    })),
  };
}
