import { and, eq, lte, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";

/** Marks this organization's overdue invitations expired, which frees their seats. Called under the account's lock. */
export async function expireDue(tx: RegionalTransaction, accountId: string): Promise<{ id: string; email: string }[]> {
  return tx
    .update(invitations)
    .set({ state: "expired", closedAt: sql`clock_timestamp()` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"), lte(invitations.expiresAt, sql`clock_timestamp()`)))
    .returning({ id: invitations.id, email: invitations.email });
}
