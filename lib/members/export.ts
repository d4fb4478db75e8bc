import { asc, eq } from "drizzle-orm";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { toCsv } from "#lib/csv.ts";

/** Members in one file, some 25 MB; in more the first by name. */
export const memberExportMax = 250_000;

/** Every member as CSV, by name; formulas are neutralised (SECURITY, content). */
export async function exportMembers({ tx, actor }: Context<Member>) {
  const rows = await tx
    .select({ name: memberships.name, email: memberships.email, role: memberships.role, joinedAt: memberships.joinedAt })
    .from(memberships)
    .where(eq(memberships.accountId, actor.accountId))
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(memberExportMax);
  const csv = toCsv(
    ["name", "email", "organization_role", "joined_at"],
    rows.map(({ name, email, role, joinedAt }) => [name, email, role, joinedAt]),
  );
  return { filename: `${actor.slug}-members.csv`, csv };
}
