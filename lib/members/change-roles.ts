import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { sumOf } from "#lib/invitations/cancel-sent.ts";
import { giveRole, judgeRoleChanges } from "./give-role.ts";
import type { ChangeRoles } from "./input.ts";
import { allowed, outcomesOf } from "./one-by-one.ts";

/** Gives several members one role, the rank rule asked for each; whom it forbids stays as they are (PRODUCT 2.2, 2.3). */
export async function changeRoles(context: Context<Member>, { userIds, role }: ChangeRoles) {
  const { tx, actor } = context;
  const judged = await judgeRoleChanges(context, { userIds, role });
  const cancelled = await giveRole(tx, actor, allowed(judged), role);
  return { role, outcomes: outcomesOf(actor, judged), cancelledInvitations: sumOf(cancelled) };
}
