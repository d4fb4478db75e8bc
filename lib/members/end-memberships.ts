import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { type CancelledBySender, cancelSent } from "#lib/invitations/cancel-sent.ts";
import { membershipsAre } from "./find.ts";

/**
 * Takes people out of the organization, its teams and projects; in the same transaction the pending invitations they sent
 * are cancelled (PRODUCT 2.6). Returns how many of each. As many statements for a thousand as for one. Under the account's lock.
 */
export async function endMemberships(tx: RegionalTransaction, actor: Member, userIds: string[]): Promise<CancelledBySender> {
  const cancelled = await cancelSent(tx, actor, { userIds, because: "inviter.left" });
  await tx.delete(memberships).where(membershipsAre(actor.accountId, userIds));
  return cancelled;
}
