import { and, eq, inArray, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { record } from "#lib/audit/record.ts";
import { mayInvite } from "./may-invite.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";

/** Cancels the pending invitations that a person in their new role could no longer send (PRODUCT 2.6). Returns how many. */
export async function cancelUnsendable(
  tx: RegionalTransaction,
  actor: Member,
  inviter: { userId: string; role: OrganizationRole },
): Promise<number> {
  const { accountId } = actor;
  const pending = await tx
    .select({ id: invitations.id, email: invitations.email, role: invitations.role })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.inviterUserId, inviter.userId), eq(invitations.state, "pending")));
  const unsendable = pending.filter((invitation) => !mayInvite(inviter, invitation.role));
  if (unsendable.length === 0) return 0;
  const ids = unsendable.map((invitation) => invitation.id);
  await tx
    .update(invitations)
    .set({ state: "cancelled", closedAt: sql`now()` })
    .where(and(eq(invitations.accountId, accountId), inArray(invitations.id, ids)));
  for (const { id, email } of unsendable) {
    await record(tx, actor, accountId, {
      event: "invitation.cancelled",
      target: { id, name: email },
      details: { because: "inviter.mayNotInvite" },
    });
  }
  return unsendable.length;
}
