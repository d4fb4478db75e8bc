import { inArray } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { grantableRoles, type OrganizationRole } from "#lib/policy/roles.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";
import { type CancelledBySender, cancelSent } from "./cancel-sent.ts";

/** Cancels the pending invitations that people could no longer send now that they have this role (PRODUCT 2.6). Returns how many of each. */
export async function cancelUnsendable(
  tx: RegionalTransaction,
  actor: Member,
  userIds: string[],
  role: OrganizationRole,
): Promise<CancelledBySender> {
  return cancelSent(tx, actor, { userIds, which: inArray(invitations.role, unsendableBy(role)), because: "inviter.mayNotInvite" });
}

/** Roles that somebody of this role could not invite anybody as. */
function unsendableBy(role: OrganizationRole) {
  return grantableRoles.filter((grants) => !mayInvite({ userId: "", role }, grants));
}
