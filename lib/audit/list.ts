import { and, desc, eq, lt } from "drizzle-orm";
import { auditEvents } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import type { AuditList } from "./input.ts";

/** The audit log, newest first. `details` is what changed, or null once erased for a person. */
export async function listAudit({ tx, actor }: Context<Member>, { before, limit }: AuditList) {
  const rows = await tx
    .select({
      number: auditEvents.number,
      at: auditEvents.at,
      actorName: auditEvents.actorName,
      actorKind: auditEvents.actorKind,
      event: auditEvents.event,
      targetName: auditEvents.targetName,
      clientAddress: auditEvents.clientAddress,
      details: auditEvents.details,
      hash: auditEvents.hash,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.accountId, actor.accountId), before === undefined ? undefined : lt(auditEvents.number, before)))
    .orderBy(desc(auditEvents.number))
    .limit(limit + 1);
  const events = rows.slice(0, limit);
  return { events, nextBefore: rows.length > limit ? (events.at(-1)?.number ?? null) : null };
}
