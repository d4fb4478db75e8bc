import { eq, sql } from "drizzle-orm";
import { emailChanges, signInTokens, users } from "#db/directory/schema.ts";
import { enqueue } from "#db/enqueue.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";
import { AppError } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { lockOwnEmail, requireEmailChange } from "./email-change.ts";
import { enqueueCopy } from "./enqueue-copy.ts";
import type { EmailChangeToken } from "./input.ts";

/**
 * Makes the new address the person's own, verified, and has both told; pressing twice is the same as once. An address that
 * somebody else got first is a conflict, and the change goes on waiting (PRODUCT 2.7, 4.3, 6.9).
 */
export async function confirmEmail({ tx, actor }: DirectoryContext<User>, { token }: EmailChangeToken) {
  authorize(actor, "profile.changeEmail");
  const { userId } = actor;
  await lockOwnEmail(tx, userId);
  const change = await requireEmailChange(tx, token);
  if (change.userId !== userId) throw new AppError("notFound", "This link is for another account than the one you are signed in to.");
  const { changeId, oldEmail, newEmail } = change;
  if (change.confirmed) return { email: newEmail };

  await tx
    .update(users)
    .set({ email: newEmail, emailVerifiedAt: sql`now()` })
    .where(eq(users.id, userId));
  await tx
    .update(emailChanges)
    .set({ confirmedAt: sql`now()` })
    .where(eq(emailChanges.id, changeId));
  await tx.delete(signInTokens).where(eq(signInTokens.email, oldEmail));
  await recordSecurity(tx, actor, "emailChanged");
  await enqueueCopy(tx, userId);
  await enqueue(tx, "profile.mailEmailChanged", { changeId });
  return { email: newEmail };
}
