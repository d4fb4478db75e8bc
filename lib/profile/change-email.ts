import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { emailChanges } from "#db/directory/schema.ts";
import { enqueue } from "#db/enqueue.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import { takeMailAllowance } from "#lib/mail/allowance.ts";
import { authorize } from "#lib/policy/decide.ts";
import { discardUnconfirmed, emailChangeHours, lockOwnEmail } from "./email-change.ts";
import type { ChangeEmail } from "./input.ts";

/**
 * Mails a link to the new address; nothing changes until it is used, within an hour. A newer change takes the place of one
 * that waits. The answer is the same whether the address has a user or not. Throws AppError "limited" (PRODUCT 4.3, 6.8).
 */
export async function changeEmail({ tx, actor }: DirectoryContext<User>, { email }: ChangeEmail) {
  authorize(actor, "profile.changeEmail");
  const { userId } = actor;
  const oldEmail = await lockOwnEmail(tx, userId);
  if (email === oldEmail) throw invalidField("email", "This is your address already.");
  if (!(await takeMailAllowance(tx, email, "signIn")))
    throw new AppError("limited", "Five mails were sent to this address in the last ten minutes. Use the newest one, or wait a little.");

  await discardUnconfirmed(tx, userId);
  const changeId = uuidv7();
  const expiresAt = sql<string>`now() + make_interval(hours => ${emailChangeHours})`;
  await tx.insert(emailChanges).values({ id: changeId, userId, oldEmail, newEmail: email, expiresAt });
  await enqueue(tx, "profile.mailEmailChange", { changeId });
  return { newEmail: email };
}
