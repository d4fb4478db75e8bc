import { and, eq, sql } from "drizzle-orm";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findInvitation } from "./find.ts";
import type { InvitationInput } from "./input.ts";

/** Cancels a pending invitation and frees its seat; rank does not bind it (PRODUCT 2.3). Cancelling twice is the same as once. */
export async function cancelInvitation({ tx, actor }: Context<Member>, { invitationId }: InvitationInput) {
  authorize(actor, "invitation.cancel");
  const invitation = await findInvitation(tx, actor.accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  if (invitation.state === "cancelled") return { invitationId, state: "cancelled" as const };
  if (invitation.state !== "pending") throw new AppError("conflict", `This invitation is already ${invitation.state}.`);
  await tx
    .update(invitations)
    .set({ state: "cancelled", closedAt: sql`now()` })
    .where(and(eq(invitations.accountId, actor.accountId), eq(invitations.id, invitationId)));
  await record(tx, actor, actor.accountId, { event: "invitation.cancelled", target: { id: invitationId, name: invitation.email } });
  return { invitationId, state: "cancelled" as const };
}
