import { eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { closePending } from "#lib/invitations/close.ts";
import { membershipIs, type FoundMember } from "./find.ts";

/**
 * Takes someone out of the organization and its teams; in the same transaction the pending invitations they sent are
 * cancelled (PRODUCT 2.6). Returns how many. Under the account's lock.
 */
export async function endMembership(tx: RegionalTransaction, actor: Member, member: FoundMember): Promise<number> {
  const { accountId } = actor;
  const cancelled = await closePending(tx, accountId, "cancelled", eq(invitations.inviterUserId, member.userId));
  await recordAll(
    tx,
    actor,
    accountId,
    cancelled.map((target) => ({ event: "invitation.cancelled", target, details: { because: "inviter.left" } })),
  );
  await tx.delete(memberships).where(membershipIs(accountId, member.userId));
  return cancelled.length;
}
