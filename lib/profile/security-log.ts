import { and, desc, eq, lt, or } from "drizzle-orm";
import { securityEvents } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { readCursor, timeCursor, writeCursor } from "#lib/keyset.ts";
import type { SecurityLog } from "./input.ts";

/** One's own sign-ins, ended sessions and changes of address, newest first (PRODUCT 11.3). */
export async function listSecurityEvents({ tx, actor }: DirectoryContext<User>, { cursor, limit }: SecurityLog) {
  const after = readCursor(cursor, timeCursor);
  const rows = await tx
    .select({
      id: securityEvents.id,
      event: securityEvents.event,
      clientAddress: securityEvents.clientAddress,
      userAgent: securityEvents.userAgent,
      at: securityEvents.at,
    })
    .from(securityEvents)
    .where(
      and(
        eq(securityEvents.userId, actor.userId),
        after && or(lt(securityEvents.at, after[0]), and(eq(securityEvents.at, after[0]), lt(securityEvents.id, after[1]))),
      ),
    )
    .orderBy(desc(securityEvents.at), desc(securityEvents.id))
    .limit(limit + 1);
  const events = rows.slice(0, limit);
  const last = rows.length > limit ? events.at(-1) : undefined;
  return { events, nextCursor: last ? writeCursor([last.at, last.id]) : null };
}
