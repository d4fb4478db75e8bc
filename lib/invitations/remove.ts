import { and, eq } from "drizzle-orm";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { expireDue } from "./expire-due.ts";
import { findInvitation } from "./find.ts";
import type { InvitationInput } from "./input.ts";

/** Takes an expired invitation off the list; the audit log keeps that it was there (PRODUCT 6.4). */
export async function removeInvitation({ tx, actor }: Context<Member>, { invitationId }: InvitationInput) {
  authorize(actor, "invitation.cancel");
  await expireDue(tx, actor.accountId);
  const invitation = await findInvitation(tx, actor.accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  if (invitation.state === "pending") throw new AppError("conflict", "Only an expired invitation can be removed. Cancel this one instead.");
  if (invitation.state !== "expired") throw new AppError("conflict", `This invitation is already ${invitation.state}, and stays listed.`);
  await tx.delete(invitations).where(and(eq(invitations.accountId, actor.accountId), eq(invitations.id, invitationId)));
  await record(tx, actor, actor.accountId, { event: "invitation.removed", target: { id: invitationId, name: invitation.email } });
  return { invitationId };
}
