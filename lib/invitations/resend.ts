import { and, eq, sql } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { invitationDays } from "./create.ts";
import { expireDue } from "./expire-due.ts";
import { findInvitation } from "./find.ts";
import type { InvitationInput } from "./input.ts";
import { findSeats, requireSeats } from "./seats.ts";

/** Seconds between two mails of one invitation (PRODUCT 6.8). */
const resendSeconds = 60;

/** A new link and seven more days; the old link dies and the resender becomes the inviter (PRODUCT 6.5). Only pending and expired ones. */
export async function resendInvitation({ tx, actor }: Context<Member>, { invitationId }: InvitationInput) {
  const { accountId } = actor;
  await expireDue(tx, accountId);
  const invitation = await findInvitation(tx, accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  authorize(actor, "invitation.resend", { grants: invitation.role });
  if (invitation.state === "expired") requireSeats(await findSeats(tx, accountId), 1);
  else if (invitation.state !== "pending") throw new AppError("conflict", `This invitation is already ${invitation.state}.`);
  const version = invitation.version + 1;
  const [resent] = await tx
    .update(invitations)
    .set({
      state: "pending",
      version,
      mailState: "queued",
      inviterUserId: actor.userId,
      inviterName: actor.name,
      sentAt: sql`clock_timestamp()`,
      expiresAt: sql`clock_timestamp() + make_interval(days => ${invitationDays})`,
      closedAt: null,
    })
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.id, invitationId),
        sql`${invitations.sentAt} <= clock_timestamp() - make_interval(secs => ${resendSeconds})`,
      ),
    )
    .returning({ expiresAt: invitations.expiresAt });
  if (!resent) throw new AppError("limited", "This invitation was sent less than a minute ago. Wait a moment, or copy its link.");
  await enqueue(tx, "invitation.mail", { accountId, invitationId, version }, `invitation:${invitationId}:${version}`);
  await record(tx, actor, accountId, {
    event: "invitation.resent",
    target: { id: invitationId, name: invitation.email },
    details: { version },
  });
  return { invitationId, state: "pending" as const, expiresAt: resent.expiresAt };
}
