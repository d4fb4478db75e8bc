import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findMember } from "./find.ts";
import { giveRole, requireRoleChange } from "./give-role.ts";
import type { ChangeRole } from "./input.ts";

/** Gives a member another role under the rank rule; invitations they could no longer send are cancelled (PRODUCT 2.2, 2.6). */
export async function changeRole({ tx, actor }: Context<Member>, { userId, role }: ChangeRole) {
  const member = await authorizeRoleChange({ tx, actor }, { userId, role });
  const cancelled = await giveRole(tx, actor, [member], role);
  return { userId, role, cancelledInvitations: cancelled.get(userId) ?? 0 };
}

/** The member as they are. Throws where the actor may not give them this role. */
export async function authorizeRoleChange({ tx, actor }: Context<Member>, { userId, role }: ChangeRole) {
  const member = await findMember(tx, actor.accountId, userId);
  requireRoleChange(actor, member, role);
  return member;
}
