import { eq } from "drizzle-orm";
import { organizations } from "#db/regional/schema.ts";
import type { User, Visitor } from "#lib/actor/actor.ts";
import type { InvitationContext } from "#lib/actor/context.ts";
import { notFound } from "#lib/errors.ts";
import { decide } from "#lib/policy/decide.ts";
import { findInvitation, type FoundInvitation } from "./find.ts";
import { teamsOfInvitation } from "./teams-of.ts";

/**
 * What an invitation's page shows to whoever holds the link; of one that is over only why, unless it was to them: an old
 * mail in the wrong hands tells nothing of the organization. Opening it changes nothing (PRODUCT 6.6).
 */
export async function openInvitation({ tx, actor, accountId, invitation: { invitationId, version } }: InvitationContext<User | Visitor>) {
  const invitation = await findInvitation(tx, accountId, invitationId);
  const [organization] = await tx
    .select({ name: organizations.name, slug: organizations.slug })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  if (!invitation || !organization) throw notFound("This invitation");
  const { email, name, role, note, inviterName, expiresAt } = invitation;
  const problem = invitationProblem(invitation, version);
  const accepted = invitation.state === "accepted" && actor.kind === "user" && invitation.acceptedByUserId === actor.userId;
  const theirs = actor.kind === "user" && actor.emailVerified && actor.email === email;
  const teams = await teamsOfInvitation(tx, accountId, invitationId);
  const facts = { organization, email, name, role, note, inviterName, expiresAt, teams };
  return {
    problem,
    accepted,
    may: { accept: decide(actor, "invitation.accept", { email }) },
    facts: problem === null || accepted || theirs ? facts : null,
  };
}

/** Why this link can no longer be used, as a sentence, or null while it can. */
export function invitationProblem(invitation: FoundInvitation, version: number | null): string | null {
  if (version !== null && invitation.version !== version)
    return "A newer link was sent for this invitation. Use the one in the latest mail.";
  if (invitation.state === "accepted") return "This invitation was already accepted.";
  if (invitation.state === "cancelled") return `${invitation.inviterName} or a colleague cancelled this invitation. Ask for a new one.`;
  if (invitation.state === "declined") return "This invitation was declined. Ask for a new one if that changed.";
  if (invitation.state === "expired" || invitation.overdue)
    return `This invitation expired. Ask ${invitation.inviterName} to send it again.`;
  return invitation.state === "draft" ? "This invitation has not been sent yet." : null;
}
