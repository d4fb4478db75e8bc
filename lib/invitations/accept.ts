import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { enqueueing, type NewJob } from "#db/enqueue.ts";
import { inOneGo } from "#db/in-one-go.ts";
import { inOneStatement } from "#db/one-statement.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams, memberships, organizations, teamMemberships, teams } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
import type { User } from "#lib/actor/actor.ts";
import type { InvitationContext } from "#lib/actor/context.ts";
import { type AuditRows, auditRows, record, recording } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { type GrantableRole, type OrganizationRole, plainTeamRole } from "#lib/policy/roles.ts";
import { copyOf } from "#lib/profile/enqueue-copy.ts";
import { findInvitation, type FoundInvitation } from "./find.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";
import { invitationProblem } from "./open.ts";

/** Makes the addressee a member with the invitation's role and teams; accepting twice is the same as once (PRODUCT 6.4, 6.6). */
export async function acceptInvitation({ tx, actor, accountId, invitation: { invitationId, version } }: InvitationContext<User>) {
  const [invitation, [place]] = await inOneGo(
    () => findInvitation(tx, accountId, invitationId),
    () => findPlace(tx, { accountId, invitationId, userId: actor.userId }),
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

type About = { accountId: string; invitationId: string; userId: string };
type Place = { slug: string; ownRole: OrganizationRole | null; inviterRole: OrganizationRole | null };

/** The organization, the role in it of whoever accepts, and the inviter's; null for no member. */
const findPlace = statement<About, Place>(({ accountId, invitationId, userId }) => {
  const own = alias(memberships, "own");
  const inviter = alias(memberships, "inviter");
  return sql`select ${organizations.slug} as slug, ${own.role} as "ownRole", ${inviter.role} as "inviterRole"
    from ${organizations}
    join ${invitations} on ${and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId))}
    left join ${memberships} own on ${and(eq(own.accountId, accountId), eq(own.userId, userId))}
    left join ${memberships} inviter on ${and(eq(inviter.accountId, accountId), eq(inviter.userId, invitations.inviterUserId))}
    where ${eq(organizations.accountId, accountId)}`;
});

/** The inviter must still be able to give this role (PRODUCT 2.3). */
function requireInviter(role: OrganizationRole | null, invitation: FoundInvitation): void {
  if (role && mayInvite({ userId: invitation.inviterUserId, role }, invitation.role)) return;
  throw new AppError(
    "gone",
    `${invitation.inviterName} may no longer give this role, so the invitation cannot be accepted. Ask for a new one.`,
  );
}

/** The write decides the race: one of any number of callers gets the row (STYLE 6). */
async function claim(tx: RegionalTransaction, accountId: string, { userId }: User, { id, version }: FoundInvitation): Promise<void> {
  const claimed = await claiming(tx, { accountId, userId, invitationId: id, version });
  if (claimed.length === 0) throw new AppError("gone", "This invitation can no longer be accepted. Ask for a new one.");
}

const claiming = statement<About & { version: number }, { id: string }>(
  ({ accountId, userId, invitationId, version }) => sql`update ${invitations}
    set state = 'accepted', accepted_by_user_id = ${userId}, closed_at = now()
    where account_id = ${accountId} and id = ${invitationId} and state = 'pending' and version = ${version} and expires_at > clock_timestamp()
    returning id`,
);

/** Makes the addressee a member, with the teams of the invitation that there still are. */
async function join(tx: RegionalTransaction, accountId: string, actor: User, invitation: FoundInvitation): Promise<void> {
  const { userId, email } = actor;
  const { id: invitationId, role } = invitation;
  const [done] = await joining(tx, {
    accountId,
    userId,
    invitationId,
    role,
    email,
    name: actor.name ?? invitation.name ?? email,
    events: auditRows(actor, accountId, [
      { event: "member.joined", target: { id: userId, name: actor.name ?? email }, details: { role, invitationId } },
    ]),
    jobs: [{ task: "invitation.mailAccepted", payload: { accountId, invitationId } }, copyOf(userId)],
  });
  if (!done?.teams) await tx.insert(teamMemberships).values({ accountId, userId, ...(await firstTeam(tx, accountId)) });
}

type Joining = About & { role: GrantableRole; name: string; email: string; events: AuditRows; jobs: readonly NewJob[] };

const joining = statement<Joining, { teams: number }>(({ accountId, userId, invitationId, role, name, email, events, jobs }) =>
  inOneStatement(
    {
      joined: sql`insert into ${memberships} (account_id, user_id, role, name, email)
        values (${accountId}, ${userId}, ${role}, ${name}, ${email})`,
      placed: sql`insert into ${teamMemberships} (account_id, user_id, team_id, role)
        select account_id, ${userId}::uuid, team_id, role from ${invitationTeams}
        where account_id = ${accountId} and invitation_id = ${invitationId} returning team_id`,
      recorded: recording(events),
    },
    sql`${enqueueing(jobs)}, (select count(*)::integer from placed) as teams`,
  ),
);

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
