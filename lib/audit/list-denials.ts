import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { denials } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { readCursor, timeCursor, writeCursor } from "#lib/keyset.ts";
import type { DenialList } from "./input.ts";

const denialCursor = z.tuple([...timeCursor.def.items, z.string().max(100), z.string().max(100)]);

/** Refused writes by people of the organization, newest hour first (PRODUCT 11.2). */
export async function listDenials({ tx, actor }: Context<Member>, { cursor, limit }: DenialList) {
  const after = readCursor(cursor, denialCursor);
  const rows = await tx
    .select({
      userId: denials.userId,
      userName: denials.userName,
      permission: denials.permission,
      target: denials.target,
      hour: denials.hour,
      count: denials.count,
      reason: denials.reason,
    })
    .from(denials)
    .where(
      and(
        eq(denials.accountId, actor.accountId),
        after &&
          sql`(${denials.hour}, ${denials.userId}, ${denials.permission}, ${denials.target}) < (${after[0]}::text::timestamptz, ${after[1]}::uuid, ${after[2]}, ${after[3]})`,
      ),
    )
    .orderBy(desc(denials.hour), desc(denials.userId), desc(denials.permission), desc(denials.target))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { denials: page, nextCursor: last ? writeCursor([last.hour, last.userId, last.permission, last.target]) : null };
}
