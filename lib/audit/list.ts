import { and, desc, eq, ilike, lt } from "drizzle-orm";
import { auditEvents } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import type { AuditList } from "./input.ts";

/** The audit log, newest first, all of it or one event's or one person's. `details` is what changed, or null once erased for a person. */
export async function listAudit({ tx, actor }: Context<Member>, { before, event, actor: name, limit }: AuditList) {
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
    .where(
      and(
        eq(auditEvents.accountId, actor.accountId),
        before === undefined ? undefined : lt(auditEvents.number, before),
        event && eq(auditEvents.event, event),
        name ? and(eq(auditEvents.actorKind, "user"), ilike(auditEvents.actorName, containing(name))) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.number))
    .limit(limit + 1);
  const events = rows.slice(0, limit);
  return { events, nextBefore: rows.length > limit ? (events.at(-1)?.number ?? null) : null };
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
