import { and, eq, type SQL, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";

/** `name` is the address it was sent to. */
export type ClosedInvitation = { id: string; name: string; inviterUserId: string };

/**
 * Ends the pending invitations of an account that `which` names, and frees their seats. Returns them in the order they
 * were made in: an update answers in none, and the log is to tell the same story every time. Under the account's lock.
 */
export async function closePending(
  tx: RegionalTransaction,
  accountId: string,
  state: "cancelled" | "expired",
  which: SQL | undefined,
): Promise<ClosedInvitation[]> {
  const closed = await tx
    .update(invitations)
    .set({ state, closedAt: sql`clock_timestamp()` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"), which))
    .returning({ id: invitations.id, name: invitations.email, inviterUserId: invitations.inviterUserId });
  return closed.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
