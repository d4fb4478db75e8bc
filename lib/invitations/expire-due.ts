import { and, eq, lte, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import { record } from "#lib/audit/record.ts";

/** Time ends an invitation, whoever notices it first. */
const expiry: Job = { kind: "job", task: "invitation.expire" };

/** Marks this organization's overdue invitations expired, which frees their seats, and records each. Called under the account's lock. */
export async function expireDue(tx: RegionalTransaction, accountId: string): Promise<void> {
  const expired = await tx
    .update(invitations)
    .set({ state: "expired", closedAt: sql`clock_timestamp()` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"), lte(invitations.expiresAt, sql`clock_timestamp()`)))
    .returning({ id: invitations.id, name: invitations.email });
  for (const target of expired) await record(tx, expiry, accountId, { event: "invitation.expired", target });
}
