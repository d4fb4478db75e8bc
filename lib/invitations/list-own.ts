import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, invitations, organizations } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import { askRegions } from "#lib/actor/ask-regions.ts";
import type { CrossingContext } from "#lib/actor/context.ts";

/** Pending invitations to one's own verified address, in every region (PRODUCT 4.3). Their links are not among the data. */
export async function listOwnInvitations({ actor, inRegion }: CrossingContext<User>) {
  const answers = await askRegions(async (region) => {
    const rows = await inRegion(region, (tx) => pendingTo(tx, actor.email));
    return rows.map((row) => ({ ...row, region }));
  });
  return {
    invitations: answers.flatMap(({ answer }) => answer ?? []),
    unavailableRegions: answers.filter(({ answer }) => answer === null).map(({ region }) => region),
  };
}

function pendingTo(tx: RegionalTransaction, email: string) {
  return tx
    .select({
      invitationId: invitations.id,
      organizationName: organizations.name,
      role: invitations.role,
      inviterName: invitations.inviterName,
      note: invitations.note,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.accountId, invitations.accountId))
    .innerJoin(accounts, and(eq(accounts.accountId, invitations.accountId), eq(accounts.state, "active")))
    .where(and(eq(invitations.email, email), eq(invitations.state, "pending"), gt(invitations.expiresAt, sql`clock_timestamp()`)))
    .orderBy(asc(invitations.expiresAt));
}
