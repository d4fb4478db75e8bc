import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships } from "#db/regional/schema.ts";

/** Which of these addresses are members', and which are invited already; one past its time is not. */
export async function findTaken(
  tx: RegionalTransaction,
  accountId: string,
  emails: string[],
): Promise<{ members: ReadonlySet<string>; invited: ReadonlySet<string> }> {
  const findMembers = tx
    .select({ email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), inArray(memberships.email, emails)));
  const findPending = tx
    .select({ email: invitations.email })
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, sql`clock_timestamp()`),
        inArray(invitations.email, emails),
      ),
    );
  const [members, pending] = await Promise.all([findMembers, findPending]);
  return { members: new Set(members.map(({ email }) => email)), invited: new Set(pending.map(({ email }) => email)) };
}
