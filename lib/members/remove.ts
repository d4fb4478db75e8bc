import { enqueue } from "#db/enqueue.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { endMembership } from "./end-membership.ts";
import { findMember } from "./find.ts";
import type { RemoveMember } from "./input.ts";

/** Removes a member under the rank rule; their e-mail address is typed to confirm (PRODUCT 2.2, 5.11). Their next request is refused. */
export async function removeMember({ tx, actor }: Context<Member>, { userId, confirmEmail }: RemoveMember) {
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "member.remove", { userId, role: member.role });
  if (confirmEmail !== member.email) throw invalidField("confirmEmail", `Type ${member.email} to confirm.`);
  const cancelledInvitations = await endMembership(tx, actor, member);
  const event = await record(tx, actor, actor.accountId, {
    event: "member.removed",
    target: { id: userId, name: member.name },
    details: { role: member.role, cancelledInvitations },
  });
  await enqueue(tx, "member.mailRemoval", { accountId: actor.accountId, event, userId });
  return { userId, cancelledInvitations };
}
