import { and, eq, gt, sql } from "drizzle-orm";
import { invitations, memberships, organizations, teams } from "#db/regional/schema.ts";
import { type Given, selection } from "#db/statement.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { notFound, type Decision } from "#lib/errors.ts";
import { findLeadersFor, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { organizationPermissions, type OrganizationPermission } from "#lib/policy/permissions.ts";

/** The organization as its members see it, with what the reader may do and, where not, who can. */
export async function viewOrganization({ tx, actor }: Context<Member>) {
  const decisions = organizationPermissions.map((permission) => ({ permission, decision: decide(actor, permission) }));
  const [[organization], leaders] = await Promise.all([
    findOrganization(tx, { accountId: actor.accountId, seesInvitations: decide(actor, "invitation.list").allowed }),
    findLeadersFor(
      tx,
      actor,
      decisions.map(({ decision }) => decision),
    ),
  ]);
  if (!organization) throw notFound("This organization");
  return {
    ...organization,
    region: actor.region,
    me: { userId: actor.userId, name: actor.name, role: actor.role },
    may: Object.fromEntries(decisions.map(({ permission, decision }) => [permission, withPeople(decision, leaders)])) as Record<
      OrganizationPermission,
      Decision
    >,
  };
}

const fields = {
  id: organizations.accountId,
  slug: organizations.slug,
  name: organizations.name,
  legalName: organizations.legalName,
  alertingEmail: organizations.alertingEmail,
  invoicingEmail: organizations.invoicingEmail,
  country: organizations.country,
  plan: organizations.plan,
  seatsUsed: organizations.seatsUsed,
  seatsReserved: organizations.seatsReserved,
  seatsPaid: organizations.seatsPaid,
  createdAt: organizations.createdAt,
  ownerName: memberships.name,
  teamCount: sql<number>`(select count(*)::int from ${teams} where ${eq(teams.accountId, organizations.accountId)})`,
  /** Null for whoever does not see them. */
  openInvitations: sql<number | null>`open.invitations`,
};

type Asked = { accountId: string; seesInvitations: boolean };

const isOpen = and(eq(invitations.state, "pending"), gt(invitations.expiresAt, sql`clock_timestamp()`));

const findOrganization = selection(
  fields,
  ({ accountId, seesInvitations }: Given<Asked>) => sql`
    from ${organizations}
    join ${memberships} on ${and(eq(memberships.accountId, organizations.accountId), eq(memberships.userId, organizations.ownerUserId))}
    left join lateral (
      select count(*)::int as invitations from ${invitations}
      where ${and(eq(invitations.accountId, organizations.accountId), isOpen)}) as open on ${seesInvitations}
    where ${eq(organizations.accountId, accountId)}`,
);
