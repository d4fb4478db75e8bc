import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { denials, invitations, memberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { id } from "#lib/fields.ts";
import { readCursor, textPosition, timeCursor, writeCursor } from "#lib/keyset.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { isPermission } from "#lib/policy/rules.ts";
import type { DenialList } from "./input.ts";

const denialCursor = z.tuple([...timeCursor.def.items, textPosition, textPosition]);

/** Refused writes by people of the organization, newest hour first, in words: what they could not do, and to whom (PRODUCT 11.2). */
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
  const names = await namesOf(tx, actor.accountId, page);
  return {
    denials: page.map((denial) => ({
      ...denial,
      description: isPermission(denial.permission) ? describePermission(denial.permission) : denial.permission,
      targetName: names.get(denial.target) ?? null,
    })),
    nextCursor: last ? writeCursor([last.hour, last.userId, last.permission, last.target]) : null,
  };
}

/** What people call the targets that are still there; an id is one of a member, a team or an invitation. */
async function namesOf(tx: RegionalTransaction, accountId: string, page: readonly { target: string }[]): Promise<Map<string, string>> {
  const ids = page.map(({ target }) => target).filter((target) => id.safeParse(target).success);
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: memberships.userId, name: memberships.name })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), inArray(memberships.userId, ids)))
    .union(
      tx
        .select({ id: teams.id, name: teams.name })
        .from(teams)
        .where(and(eq(teams.accountId, accountId), inArray(teams.id, ids))),
    )
    .union(
      tx
        .select({ id: invitations.id, name: invitations.email })
        .from(invitations)
        .where(and(eq(invitations.accountId, accountId), inArray(invitations.id, ids))),
    );
  return new Map(found.map(({ id: key, name }) => [key, name]));
}
