import { and, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import { notFound } from "#lib/errors.ts";

/** One member of this account. Throws AppError "notFound" for anybody else's member. */
export async function findMember(tx: RegionalTransaction, accountId: string, userId: string) {
  const [member] = await tx
    .select({ userId: memberships.userId, role: memberships.role, name: memberships.name, email: memberships.email })
    .from(memberships)
    .where(membershipIs(accountId, userId));
  if (!member) throw notFound("This member");
  return member;
}

export type FoundMember = Awaited<ReturnType<typeof findMember>>;

export function membershipIs(accountId: string, userId: string) {
  return and(eq(memberships.accountId, accountId), eq(memberships.userId, userId));
}
