import { sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { denials, invitations, memberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Denial } from "#lib/errors.ts";

/** What was refused; `target` is an id or empty. */
export type Refused = { denial: Denial; target: string };

const parts = new WeakMap<Member, readonly Refused[]>();

/** Remembers what was refused within a call that goes on without it; the door counts it once that is committed. */
export function noteRefused(actor: Member, refused: readonly Refused[]): void {
  parts.set(actor, refused);
}

export function refusedWithin(actor: Member): readonly Refused[] {
  return parts.get(actor) ?? [];
}

/**
 * Counts refused writes per person, permission, target and hour (PRODUCT 11.2), each target once; written after the
 * transaction that refused them. Ids that name nothing here are counted as no target: made up one after another, each
 * would be a row.
 */
export async function recordDenials(tx: RegionalTransaction, actor: Member, refused: readonly Refused[]): Promise<void> {
  const { accountId, userId, name } = actor;
  await tx
    .insert(denials)
    .values(
      refused.map(({ denial, target }) => ({
        accountId,
        userId,
        userName: name,
        permission: denial.permission,
        target: target === "" ? "" : existing(accountId, target),
        hour: sql`date_trunc('hour', now())`,
        reason: denial.reason,
      })),
    )
    .onConflictDoUpdate({
      target: [denials.accountId, denials.userId, denials.permission, denials.target, denials.hour],
      set: { count: sql`${denials.count} + 1` },
    });
}

function existing(accountId: string, target: string) {
  return sql`case when
    exists (select from ${memberships} where ${memberships.accountId} = ${accountId} and ${memberships.userId} = ${target}::uuid)
    or exists (select from ${teams} where ${teams.accountId} = ${accountId} and ${teams.id} = ${target}::uuid)
    or exists (select from ${invitations} where ${invitations.accountId} = ${accountId} and ${invitations.id} = ${target}::uuid)
    then ${target}::text else '' end`;
}
