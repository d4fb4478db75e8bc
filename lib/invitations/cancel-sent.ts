import { and, inArray, type SQL } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { closePending } from "./close.ts";

/** How many invitations of each person were cancelled, by user id; who had none is not in it. */
export type CancelledBySender = ReadonlyMap<string, number>;

type Sent = { userIds: string[]; which?: SQL; because: "inviter.left" | "inviter.mayNotInvite" };

/** Cancels the pending invitations that these people sent, all or those that `which` names, each with a row that says why. Under the account's lock. */
export async function cancelSent(tx: RegionalTransaction, actor: Member, { userIds, which, because }: Sent): Promise<CancelledBySender> {
  const cancelled = await closePending(tx, actor.accountId, "cancelled", and(inArray(invitations.inviterUserId, userIds), which));
  await recordAll(
    tx,
    actor,
    actor.accountId,
    cancelled.map((target) => ({ event: "invitation.cancelled", target, details: { because } })),
  );
  const bySender = new Map<string, number>();
  for (const { inviterUserId } of cancelled) bySender.set(inviterUserId, (bySender.get(inviterUserId) ?? 0) + 1);
  return bySender;
}

/** How many that are in all. */
export function sumOf(bySender: CancelledBySender): number {
  return [...bySender.values()].reduce((sum, count) => sum + count, 0);
}
