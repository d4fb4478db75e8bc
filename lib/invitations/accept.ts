import { and, asc, eq, gt, sql } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams, memberships, organizations, teamMemberships, teams } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { InvitationContext } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { plainTeamRole } from "#lib/policy/roles.ts";
import { enqueueCopy } from "#lib/profile/enqueue-copy.ts";
import { findInvitation, type FoundInvitation } from "./find.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";
import { invitationProblem } from "./open.ts";

/** Makes the addressee a member with the invitation's role and teams; accepting twice is the same as once (PRODUCT 6.4, 6.6). */
export async function acceptInvitation({ tx, actor, accountId, invitation: { invitationId, version } }: InvitationContext<User>) {
  const invitation = await findInvitation(tx, accountId, invitationId);
  if (!invitation) throw notFound("This invitation");
  authorize(actor, "invitation.accept", { email: invitation.email });
  const slug = await slugOf(tx, accountId);
  if (invitation.state === "accepted" && invitation.acceptedByUserId === actor.userId) return { slug };
  const problem = invitationProblem(invitation, version);
  if (problem) throw new AppError("gone", problem);
  if (await isMember(tx, accountId, actor.userId)) {
    await claim(tx, accountId, actor, invitation);
    await record(tx, actor, accountId, { event: "invitation.accepted", target: { id: invitationId, name: invitation.email } });
    return { slug };
  }
  await requireInviter(tx, accountId, invitation);
  await claim(tx, accountId, actor, invitation);
  await enqueue(tx, "invitation.mailAccepted", { accountId, invitationId });
  await join(tx, accountId, actor, invitation);
  await record(tx, actor, accountId, {
    event: "member.joined",
    target: { id: actor.userId, name: actor.name ?? actor.email },
    details: { role: invitation.role, invitationId },
  });
  return { slug };
}

async function slugOf(tx: RegionalTransaction, accountId: string): Promise<string> {
  const [organization] = await tx.select({ slug: organizations.slug }).from(organizations).where(eq(organizations.accountId, accountId));
  if (!organization) throw notFound("This invitation");
  return organization.slug;
}

async function isMember(tx: RegionalTransaction, accountId: string, userId: string): Promise<boolean> {
  const found = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
  return found.length > 0;
}

/** The inviter must still be able to give this role (PRODUCT 2.3). */
async function requireInviter(tx: RegionalTransaction, accountId: string, invitation: FoundInvitation): Promise<void> {
  const [inviter] = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, invitation.inviterUserId)));
  if (!inviter || !mayInvite(inviter, invitation.role)) {
    throw new AppError(
      "gone",
      `${invitation.inviterName} may no longer give this role, so the invitation cannot be accepted. Ask for a new one.`,
    );
  }
}

/** The write decides the race: one of any number of callers gets the row (STYLE 6). */
async function claim(tx: RegionalTransaction, accountId: string, actor: User, invitation: FoundInvitation): Promise<void> {
  const claimed = await tx
    .update(invitations)
    .set({ state: "accepted", acceptedByUserId: actor.userId, closedAt: sql`now()` })
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.id, invitation.id),
        eq(invitations.state, "pending"),
        eq(invitations.version, invitation.version),
        gt(invitations.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ id: invitations.id });
  if (claimed.length === 0) throw new AppError("gone", "This invitation can no longer be accepted. Ask for a new one.");
}

async function join(tx: RegionalTransaction, accountId: string, actor: User, invitation: FoundInvitation): Promise<void> {
  const { userId, email } = actor;
  await tx.insert(memberships).values({ accountId, userId, role: invitation.role, name: actor.name ?? invitation.name ?? email, email });
  await enqueueCopy(tx, userId);
  const grants = await tx
    .select({ teamId: invitationTeams.teamId, role: invitationTeams.role })
    .from(invitationTeams)
    .where(and(eq(invitationTeams.accountId, accountId), eq(invitationTeams.invitationId, invitation.id)));
  const joined = grants.length > 0 ? grants : await firstTeam(tx, accountId);
  await tx.insert(teamMemberships).values(joined.map((grant) => ({ accountId, userId, ...grant })));
}

/** Every member is in at least one team (PRODUCT 3.5), also when the invited teams were deleted meanwhile. */
async function firstTeam(tx: RegionalTransaction, accountId: string) {
  const [team] = await tx
    .select({ teamId: teams.id })
    .from(teams)
    .where(eq(teams.accountId, accountId))
    .orderBy(asc(teams.createdAt))
    .limit(1);
  if (!team) throw new AppError("internal", "This organization has no team.");
  return [{ teamId: team.teamId, role: plainTeamRole }];
}
