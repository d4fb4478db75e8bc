import { and, desc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { auditEvents } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { containing } from "#lib/keyset.ts";
import { hiddenAmong, hiddenProject } from "./hidden-projects.ts";
import type { AuditList } from "./input.ts";

/** The audit log, newest first, all of it or one event's or one person's. `details` is what changed, or null once erased for a person or `hidden` (PRODUCT 3.9). */
export async function listAudit({ tx, actor }: Context<Member>, { before, event, actor: name, limit }: AuditList) {
  const names = name ? await actorsNamed(tx, actor.accountId, name) : undefined;
  const rows = await tx
    .select({
      number: auditEvents.number,
      at: auditEvents.at,
      actorName: auditEvents.actorName,
      actorKind: auditEvents.actorKind,
      event: auditEvents.event,
      targetId: auditEvents.targetId,
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
        names && and(eq(auditEvents.actorKind, "user"), inArray(auditEvents.actorName, names)),
      ),
    )
    .orderBy(desc(auditEvents.number))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const isHidden = await hiddenAmong(tx, actor, page);
  const events = page.map(({ targetId, ...row }) =>
    isHidden({ event: row.event, targetId })
      ? { ...row, targetName: hiddenProject, details: null, hidden: true }
      : { ...row, hidden: false },
  );
  return { events, nextBefore: rows.length > limit ? (events.at(-1)?.number ?? null) : null };
}

/**
 * The names in the log that contain `part`: one step in the index by actor for each name. Matching the events themselves
 * would read the whole log whenever few match, as no index serves a pattern under row-level security.
 */
async function actorsNamed(tx: RegionalTransaction, accountId: string, part: string): Promise<string[]> {
  const next = (after: SQL) => sql`(select actor_name from ${auditEvents}
    where account_id = ${accountId} and actor_kind = 'user' and ${after} order by actor_name limit 1)`;
  const found = await tx.execute<{ name: string }>(sql`
    with recursive actors(name) as (
      ${next(sql`true`)}
      union all select ${next(sql`actor_name > actors.name`)} from actors where actors.name is not null
    )
    select name from actors where name ilike ${containing(part)}`);
  return found.map((row) => row.name);
}
