import { createHmac, hkdfSync } from "node:crypto";
import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { mailSends } from "#db/directory/schema.ts";
import { authSecrets } from "#lib/env.ts";

export type MailKind = "signIn" | "invitation";

/** To one address from everyone together, in a rolling window by the database's clock (PRODUCT 6.8). */
export const mailLimits: Record<MailKind, { mails: number; withinMinutes: number }> = {
  signIn: { mails: 5, withinMinutes: 10 },
  invitation: { mails: 5, withinMinutes: 24 * 60 },
};

/**
 * Counts one mail to `address` (in canonical form) and says whether it may be sent; over the limit nothing
 * is counted. Takers of one address queue until their transactions end, so keep the transaction short; it
 * must be READ COMMITTED, PostgreSQL's default.
 */
export async function takeMailAllowance(tx: DirectoryTransaction, address: string, kind: MailKind): Promise<boolean> {
  const { mails, withinMinutes } = mailLimits[kind];
  const [newest, ...older] = addressHashes(address);
  const hashes = [newest, ...older];
  for (const hash of hashes.toSorted()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail_sends ${hash}`}, 0))`);
  }

  const ours = and(inArray(mailSends.addressHash, hashes), eq(mailSends.kind, kind));
  const windowStart = sql`clock_timestamp() - make_interval(mins => ${withinMinutes})`;
  await tx.delete(mailSends).where(and(ours, sql`${mailSends.sentAt} <= ${windowStart}`));
  const [sent] = await tx.select({ mails: count() }).from(mailSends).where(ours);
  if (!sent || sent.mails >= mails) return false;

  await tx.insert(mailSends).values({ id: uuidv7(), addressHash: newest, kind, sentAt: sql`clock_timestamp()` });
  return true;
}

/** Gives back what the newest mail to `address` took: it was not sent after all. */
export async function returnMailAllowance(tx: DirectoryTransaction, address: string, kind: MailKind): Promise<void> {
  const newest = tx
    .select({ id: mailSends.id })
    .from(mailSends)
    .where(and(inArray(mailSends.addressHash, addressHashes(address)), eq(mailSends.kind, kind)))
    .orderBy(desc(mailSends.sentAt))
    .limit(1);
  await tx.delete(mailSends).where(inArray(mailSends.id, newest));
}

/** One hash per accepted secret, newest first, so that rotating the secret forgets no count. */
function addressHashes(address: string): [string, ...string[]] {
  const [newest, ...older] = authSecrets();
  return [addressHash(newest, address), ...older.map((secret) => addressHash(secret, address))];
}

function addressHash(secret: string, address: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "guildhall mail allowance", 32));
  return createHmac("sha256", key).update(address).digest("hex");
}
