import { and, asc, eq, inArray } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { organizationDirectory, personalAccounts } from "#db/directory/schema.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, memberships, organizations } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import { askRegions } from "#lib/actor/ask-regions.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { decide } from "#lib/policy/decide.ts";
import type { Region } from "#lib/regions.ts";

/** The user's accounts in every region, asked in parallel; a region that is down or slow is named, the others show. */
export async function listOwnOrganizations({ actor, inDirectory, inRegion }: CrossingContext<User>) {
  const answers = await askRegions((region) => inRegion(region, (tx) => membershipsOf(tx, actor.userId, region)));
  const found = answers.flatMap(({ answer }) => answer ?? []);
  const ids = found.map(({ id }) => id);
  const [personal, active] = await inDirectory((tx) => Promise.all([personalAccountOf(tx, actor.userId), activeAmong(tx, ids)]));
  return {
    user: { name: actor.name, email: actor.email },
    personal,
    organizations: found.filter(({ id }) => active.has(id)).sort((a, b) => a.name.localeCompare(b.name)),
    unavailableRegions: answers.filter(({ answer }) => answer === null).map(({ region }) => region),
  };
}

async function membershipsOf(tx: RegionalTransaction, userId: string, region: Region) {
  const rows = await tx
    .select({
      id: organizations.accountId,
      slug: organizations.slug,
      name: organizations.name,
      role: memberships.role,
      plan: organizations.plan,
      memberCount: organizations.seatsUsed,
      openInvitations: organizations.seatsReserved,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.accountId, memberships.accountId))
    .innerJoin(accounts, and(eq(accounts.accountId, memberships.accountId), eq(accounts.state, "active")))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.name));
  return rows.map((row) => {
    const member = { kind: "member" as const, userId, role: row.role, teamRoles: new Map() };
    const seesInvitations = decide(member, "invitation.list").allowed;
    return {
      ...row,
      region,
      openInvitations: seesInvitations ? row.openInvitations : null,
      mayLeave: decide(member, "organization.leave"),
    };
  });
}

async function personalAccountOf(tx: DirectoryTransaction, userId: string) {
  const [row] = await tx
    .select({ accountId: personalAccounts.accountId, region: personalAccounts.region })
    .from(personalAccounts)
    .where(and(eq(personalAccounts.userId, userId), eq(personalAccounts.state, "active")));
  return row ?? null;
}

/** Only what the directory calls active: half-made organizations are nobody's to see. */
async function activeAmong(tx: DirectoryTransaction, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: organizationDirectory.organizationId })
    .from(organizationDirectory)
    .where(and(inArray(organizationDirectory.organizationId, ids), eq(organizationDirectory.state, "active")));
  return new Set(rows.map(({ id }) => id));
}
