import { enqueue } from "#db/enqueue.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { cancelUnsendable } from "#lib/invitations/cancel-unsendable.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findMember, membershipIs } from "./find.ts";
import type { ChangeRole } from "./input.ts";

/** Gives a member another role under the rank rule; invitations they could no longer send are cancelled (PRODUCT 2.2, 2.6). */
export async function changeRole({ tx, actor }: Context<Member>, { userId, role }: ChangeRole) {
  const member = await authorizeRoleChange({ tx, actor }, { userId, role });
  if (member.role === role) return { userId, role, cancelledInvitations: 0 };
  await tx.update(memberships).set({ role }).where(membershipIs(actor.accountId, userId));
  const cancelledInvitations = await cancelUnsendable(tx, actor, { ...member, role });
  const event = await record(tx, actor, actor.accountId, {
    event: "member.roleChanged",
    target: { id: userId, name: member.name },
    details: { from: member.role, to: role, cancelledInvitations },
  });
  await enqueue(tx, "member.mailRoleChange", { accountId: actor.accountId, event });
  return { userId, role, cancelledInvitations };
}

/** The member as they are. Throws where the actor may not give them this role. */
export async function authorizeRoleChange({ tx, actor }: Context<Member>, { userId, role }: ChangeRole) {
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "member.changeRole", { userId, role: member.role, grants: role });
  return member;
}
