import { lte, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { closePending } from "./close.ts";

/** Time ends an invitation, whoever notices it first. */
const expiry: Job = { kind: "job", task: "invitation.expire" };

/** Marks this organization's overdue invitations expired, which frees their seats, and records each. Called under the account's lock. */
export async function expireDue(tx: RegionalTransaction, accountId: string): Promise<void> {
  const expired = await closePending(tx, accountId, "expired", lte(invitations.expiresAt, sql`clock_timestamp()`));
  await recordAll(
    tx,
    expiry,
    accountId,
    expired.map((target) => ({ event: "invitation.expired", target })),
  );
}
