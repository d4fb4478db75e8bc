import { sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { denials } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Denial } from "#lib/errors.ts";

/** Counts a refused write per person, permission, target and hour (PRODUCT 11.2); written after the rollback. */
export async function recordDenial(tx: RegionalTransaction, actor: Member, denial: Denial, target: string): Promise<void> {
  const { accountId, userId, name } = actor;
  await tx
    .insert(denials)
    .values({
      accountId,
      userId,
      userName: name,
      permission: denial.permission,
      target,
      hour: sql`date_trunc('hour', now())`,
      reason: denial.reason,
    })
    .onConflictDoUpdate({
      target: [denials.accountId, denials.userId, denials.permission, denials.target, denials.hour],
      set: { count: sql`${denials.count} + 1` },
    });
}
