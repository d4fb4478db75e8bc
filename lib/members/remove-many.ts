import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { invalidField } from "#lib/errors.ts";
import { sumOf } from "#lib/invitations/cancel-sent.ts";
import type { RemoveMembers } from "./input.ts";
import { allowed, outcomesOf } from "./one-by-one.ts";
import { judgeRemovals, removeAll } from "./remove-all.ts";

/** Removes several members, the rank rule asked for each; how many is typed to confirm (PRODUCT 2.2, 5.11). */
export async function removeMembers(context: Context<Member>, { userIds, confirm }: RemoveMembers) {
  const { tx, actor } = context;
  const judged = await judgeRemovals(context, userIds);
  const wanted = removalWords(userIds.length);
  if (confirm !== wanted) throw invalidField("confirm", `Type ${wanted} to confirm.`);
  const cancelled = await removeAll(tx, actor, allowed(judged));
  return { outcomes: outcomesOf(actor, judged), cancelledInvitations: sumOf(cancelled) };
}

/** What is typed to confirm that so many are removed: a number that nobody types without having read it. */
export function removalWords(people: number): string {
  return `remove ${people} ${people === 1 ? "member" : "members"}`;
}
