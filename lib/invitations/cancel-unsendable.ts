import { and, eq, inArray } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { grantableRoles, type OrganizationRole } from "#lib/policy/roles.ts";
import { closePending } from "./close.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";

/** Cancels the pending invitations that a person in their new role could no longer send (PRODUCT 2.6). Returns how many. */
export async function cancelUnsendable(
  tx: RegionalTransaction,
  actor: Member,
  inviter: { userId: string; role: OrganizationRole },
): Promise<number> {
  const unsendable = grantableRoles.filter((role) => !mayInvite(inviter, role));
  const theirs = and(eq(invitations.inviterUserId, inviter.userId), inArray(invitations.role, unsendable));
  const cancelled = await closePending(tx, actor.accountId, "cancelled", theirs);
  await recordAll(
    tx,
    actor,
    actor.accountId,
    cancelled.map((target) => ({ event: "invitation.cancelled", target, details: { because: "inviter.mayNotInvite" } })),
  );
  return cancelled.length;
}
