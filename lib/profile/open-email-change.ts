import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { requireEmailChange } from "./email-change.ts";
import type { EmailChangeToken } from "./input.ts";

/**
 * What the page of a link shows: both addresses to the person who asked for the change, `null` to anybody else. Opening it changes nothing. Throws AppError "gone" for a link that works no more.
 */
export async function openEmailChange({ tx, actor }: DirectoryContext<User>, { token }: EmailChangeToken) {
  const { userId, oldEmail, newEmail, expiresAt, confirmed } = await requireEmailChange(tx, token);
  return { change: userId === actor.userId ? { oldEmail, newEmail, expiresAt, confirmed } : null };
}
