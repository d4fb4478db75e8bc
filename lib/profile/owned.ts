import { and, asc, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, memberships, organizations } from "#db/regional/schema.ts";

/** Organizations of one region that the asking user owns and has not dismissed; for a transaction with no account set. */
export function ownedOrganizations(tx: RegionalTransaction, userId: string): Promise<{ slug: string; name: string }[]> {
  return tx
    .select({ slug: organizations.slug, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.accountId, memberships.accountId))
    .innerJoin(accounts, and(eq(accounts.accountId, memberships.accountId), eq(accounts.state, "active")))
    .where(and(eq(memberships.userId, userId), eq(organizations.ownerUserId, userId)))
    .orderBy(asc(organizations.name));
}
