import { and, count, eq, gt, type SQL, sql } from "drizzle-orm";
import { invitations, memberships, organizations, teams } from "#db/regional/schema.ts";
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
    tx
      .select({
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
        teamCount: teamsOf(tx, actor.accountId),
        openInvitations: decide(actor, "invitation.list").allowed ? openOf(tx, actor.accountId) : nothing,
      })
      .from(organizations)
      .innerJoin(memberships, and(eq(memberships.accountId, organizations.accountId), eq(memberships.userId, organizations.ownerUserId)))
      .where(eq(organizations.accountId, actor.accountId)),
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

type Tx = Context<Member>["tx"];
const nothing = sql<null>`null`;

function teamsOf(tx: Tx, accountId: string): SQL<number> {
  return counted(tx.select({ teams: count() }).from(teams).where(eq(teams.accountId, accountId)));
}

function openOf(tx: Tx, accountId: string): SQL<number> {
  const isOpen = and(eq(invitations.state, "pending"), gt(invitations.expiresAt, sql`clock_timestamp()`));
  return counted(
    tx
      .select({ open: count() })
      .from(invitations)
      .where(and(eq(invitations.accountId, accountId), isOpen)),
  );
}

/** PostgreSQL counts in a type that the driver reads as text. */
function counted(query: { getSQL(): SQL }): SQL<number> {
  return sql<number>`(${query.getSQL()})`.mapWith(Number);
}
