import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { invalidField } from "#lib/errors.ts";
import { findMember } from "./find.ts";
import type { RemoveMember } from "./input.ts";
import { removeAll, requireRemoval } from "./remove-all.ts";

/** Removes a member under the rank rule; their e-mail address is typed to confirm (PRODUCT 2.2, 5.11). Their next request is refused. */
export async function removeMember({ tx, actor }: Context<Member>, { userId, confirmEmail }: RemoveMember) {
  const member = await findMember(tx, actor.accountId, userId);
  requireRemoval(actor, member);
  if (confirmEmail !== member.email) throw invalidField("confirmEmail", `Type ${member.email} to confirm.`);
  const cancelled = await removeAll(tx, actor, [member]);
  return { userId, cancelledInvitations: cancelled.get(userId) ?? 0 };
}
