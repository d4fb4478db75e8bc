import { and, eq, isNull, sql } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { emailChanges, users } from "#db/directory/schema.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { readEmailChangeToken } from "./email-change-token.ts";

/** Hours within which the link mailed to the new address works. */
export const emailChangeHours = 1;

/** A change whose link was not used yet and whose time is not over, by the database's clock. */
export const isWaiting = and(isNull(emailChanges.confirmedAt), sql`${emailChanges.expiresAt} > clock_timestamp()`);

/**
 * One's address now. What people do about it goes one after the other: this takes the lock of the person's row.
 * Throws AppError "notFound" for somebody who is leaving.
 */
export async function lockOwnEmail(tx: DirectoryTransaction, userId: string): Promise<string> {
  const [user] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.state, "active")))
    .for("no key update");
  if (!user) throw notFound("This profile");
  return user.email;
}

/** Under the lock of the person's row; overdue ones go too. */
export async function discardUnconfirmed(tx: DirectoryTransaction, userId: string): Promise<void> {
  await tx.delete(emailChanges).where(and(eq(emailChanges.userId, userId), isNull(emailChanges.confirmedAt)));
}

/**
 * What a link is about: a change that waits, or one that its owner has confirmed and not changed again since. Throws
 * AppError "gone" for every other link; which of the reasons it is, is nobody's to know.
 */
export async function requireEmailChange(tx: DirectoryTransaction, token: string) {
  const changeId = readEmailChangeToken(token);
  const [change] = changeId
    ? await tx.select(facts).from(emailChanges).innerJoin(users, eq(users.id, emailChanges.userId)).where(eq(emailChanges.id, changeId))
    : [];
  if (!change || (!change.waiting && !change.confirmed))
    throw new AppError(
      "gone",
      "This link works no more: it expired, was cancelled, or a newer one took its place. Ask for a new one in your profile.",
    );
  return change;
}

const facts = {
  changeId: emailChanges.id,
  userId: emailChanges.userId,
  oldEmail: emailChanges.oldEmail,
  newEmail: emailChanges.newEmail,
  expiresAt: emailChanges.expiresAt,
  waiting: sql<boolean>`${isWaiting}`,
  confirmed: sql<boolean>`${emailChanges.confirmedAt} is not null and ${users.email} = ${emailChanges.newEmail}`,
};
