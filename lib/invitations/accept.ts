import { and, asc, eq, gt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { enqueueing } from "#db/enqueue.ts";
import { inOneGo } from "#db/in-one-go.ts";
import { inOneStatement } from "#db/one-statement.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams, memberships, organizations, teamMemberships, teams } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { InvitationContext } from "#lib/actor/context.ts";
import { record, recording } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { type OrganizationRole, plainTeamRole } from "#lib/policy/roles.ts";
import { copyOf } from "#lib/profile/enqueue-copy.ts";
import { findInvitation, type FoundInvitation } from "./find.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";
import { invitationProblem } from "./open.ts";

/** Makes the addressee a member with the invitation's role and teams; accepting twice is the same as once (PRODUCT 6.4, 6.6). */
export async function acceptInvitation({ tx, actor, accountId, invitation: { invitationId, version } }: InvitationContext<User>) {
  const [invitation, place] = await inOneGo(
    () => findInvitation(tx, accountId, invitationId),
    () => findPlace(tx, accountId, invitationId, actor.userId),
  );
  if (!invitation || !place) throw notFound("This invitation");
  authorize(actor, "invitation.accept", { email: invitation.email });
  const { slug, ownRole, inviterRole } = place;
  if (invitation.state === "accepted" && invitation.acceptedByUserId === actor.userId) return { slug };
  const problem = invitationProblem(invitation, version);
  if (problem) throw new AppError("gone", problem);
  if (ownRole !== null) {
    await claim(tx, accountId, actor, invitation);
    await record(tx, actor, accountId, { event: "invitation.accepted", target: { id: invitationId, name: invitation.email } });
    return { slug };
  }
  requireInviter(inviterRole, invitation);
  // One statement after the other: the seat that was kept must be free before the member takes it.
  await inOneGo(
    () => claim(tx, accountId, actor, invitation),
    () => join(tx, accountId, actor, invitation),
  );
  return { slug };
}

/** The organization, the role in it of whoever accepts, and the inviter's; null for no member. */
async function findPlace(tx: RegionalTransaction, accountId: string, invitationId: string, userId: string) {
  const own = alias(memberships, "own");
  const inviter = alias(memberships, "inviter");
  const [place] = await tx
    .select({ slug: organizations.slug, ownRole: own.role, inviterRole: inviter.role })
    .from(organizations)
    .innerJoin(invitations, and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId)))
    .leftJoin(own, and(eq(own.accountId, accountId), eq(own.userId, userId)))
    .leftJoin(inviter, and(eq(inviter.accountId, accountId), eq(inviter.userId, invitations.inviterUserId)))
    .where(eq(organizations.accountId, accountId));
  return place;
}

/** The inviter must still be able to give this role (PRODUCT 2.3). */
function requireInviter(role: OrganizationRole | null, invitation: FoundInvitation): void {
  if (role && mayInvite({ userId: invitation.inviterUserId, role }, invitation.role)) return;
  throw new AppError(
    "gone",
    `${invitation.inviterName} may no longer give this role, so the invitation cannot be accepted. Ask for a new one.`,
  );
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

/** Makes the addressee a member, with the teams of the invitation that there still are. */
async function join(tx: RegionalTransaction, accountId: string, actor: User, invitation: FoundInvitation): Promise<void> {
  const { userId, email } = actor;
  const { id: invitationId, role } = invitation;
  const writes = {
    joined: tx.insert(memberships).values({ accountId, userId, role, name: actor.name ?? invitation.name ?? email, email }),
    placed: sql`insert into ${teamMemberships} (account_id, user_id, team_id, role)
      select account_id, ${userId}::uuid, team_id, role from ${invitationTeams}
      where account_id = ${accountId} and invitation_id = ${invitationId} returning team_id`,
    recorded: recording(tx, actor, accountId, [
      { event: "member.joined", target: { id: userId, name: actor.name ?? email }, details: { role, invitationId } },
    ]),
  };
  const jobs = [{ task: "invitation.mailAccepted", payload: { accountId, invitationId } }, copyOf(userId)];
  const [done] = await inOneStatement<{ teams: number }>(
    tx,
    writes,
    sql`${enqueueing(jobs)}, (select count(*)::integer from placed) as teams`,
  );
  if (!done?.teams) await tx.insert(teamMemberships).values({ accountId, userId, ...(await firstTeam(tx, accountId)) });
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
  return { teamId: team.teamId, role: plainTeamRole };
}
