import { and, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { record } from "#lib/audit/record.ts";
import { membershipIs, type FoundMember } from "./find.ts";

/**
 * Takes someone out of the organization and its teams; in the same transaction the pending invitations they sent are
 * cancelled (PRODUCT 2.6). Returns how many. Under the account's lock.
 */
export async function endMembership(tx: RegionalTransaction, actor: Member, member: FoundMember): Promise<number> {
  const { accountId } = actor;
  const sent = await tx
    .update(invitations)
    .set({ state: "cancelled", closedAt: sql`now()` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.inviterUserId, member.userId), eq(invitations.state, "pending")))
    .returning({ id: invitations.id, email: invitations.email });
  for (const { id, email } of sent) {
    await record(tx, actor, accountId, {
      event: "invitation.cancelled",
      target: { id, name: email },
      details: { because: "inviter.left" },
    });
  }
  await tx.delete(memberships).where(membershipIs(accountId, member.userId));
  return sent.length;
}
