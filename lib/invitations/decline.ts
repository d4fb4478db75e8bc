import { and, eq, sql } from "drizzle-orm";
import { invitations } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { InvitationContext } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findInvitation } from "./find.ts";
import { invitationProblem } from "./open.ts";

/** Closes the invitation and frees its seat; declining twice is the same as once. */
export async function declineInvitation({ tx, actor, accountId, invitation: { invitationId, version } }: InvitationContext<User>) {
  const invitation = await findInvitation(tx, accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  authorize(actor, "invitation.decline", { email: invitation.email });
  if (invitation.state === "declined") return { state: "declined" as const };
  const problem = invitationProblem(invitation, version);
  if (problem) throw new AppError("gone", problem);
  await tx
    .update(invitations)
    .set({ state: "declined", closedAt: sql`now()` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId), eq(invitations.state, "pending")));
  await record(tx, actor, accountId, { event: "invitation.declined", target: { id: invitationId, name: invitation.email } });
  return { state: "declined" as const };
}
