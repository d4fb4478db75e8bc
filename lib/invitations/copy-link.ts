import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findInvitation } from "./find.ts";
import type { InvitationInput } from "./input.ts";
import { invitationLink } from "./token.ts";

/** The link of a pending invitation, made when asked for and kept nowhere (PRODUCT 6.5). Throws when it is closed or overdue. */
export async function copyInvitationLink({ tx, actor }: Context<Member>, { invitationId }: InvitationInput) {
  authorize(actor, "invitation.create", {});
  const invitation = await findInvitation(tx, actor.accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  if (invitation.state !== "pending" || invitation.overdue)
    throw new AppError("conflict", "Only a pending invitation has a link. Send a new invitation.");
  await record(tx, actor, actor.accountId, { event: "invitation.linkCopied", target: { id: invitationId, name: invitation.email } });
  return { link: invitationLink({ region: actor.region, invitationId, version: invitation.version }) };
}
