import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { discardUnconfirmed, lockOwnEmail } from "./email-change.ts";

/** Takes back a change of address that waits; its link works no more. Cancelling twice is the same as once. */
export async function cancelEmailChange({ tx, actor }: DirectoryContext<User>) {
  authorize(actor, "profile.changeEmail");
  const email = await lockOwnEmail(tx, actor.userId);
  await discardUnconfirmed(tx, actor.userId);
  return { email };
}
