import { and, eq, inArray } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import { notFound } from "#lib/errors.ts";

const columns = { userId: memberships.userId, role: memberships.role, name: memberships.name, email: memberships.email };

/** One member of this account. Throws AppError "notFound" for anybody else's member. */
export async function findMember(tx: RegionalTransaction, accountId: string, userId: string) {
  const [member] = await tx.select(columns).from(memberships).where(membershipIs(accountId, userId));
  if (!member) throw notFound("This member");
  return member;
}

export type FoundMember = Awaited<ReturnType<typeof findMember>>;

/** Those of these people who are members of this account, by id. */
export async function findMembers(
  tx: RegionalTransaction,
  accountId: string,
  userIds: string[],
): Promise<ReadonlyMap<string, FoundMember>> {
  const members = await tx.select(columns).from(memberships).where(membershipsAre(accountId, userIds));
  return new Map(members.map((member) => [member.userId, member]));
}

export function membershipIs(accountId: string, userId: string) {
  return and(eq(memberships.accountId, accountId), eq(memberships.userId, userId));
}

export function membershipsAre(accountId: string, userIds: string[]) {
  return and(eq(memberships.accountId, accountId), inArray(memberships.userId, userIds));
}
