import { and, eq } from "drizzle-orm";
import { signInMethods } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { UnlinkSignInMethod } from "./input.ts";

/** Takes a provider away from one's own account. Nobody is locked out by it: the mailed link always remains. */
export async function unlinkSignInMethod({ tx, actor }: DirectoryContext<User>, { provider }: UnlinkSignInMethod) {
  authorize(actor, "signInMethod.unlink");
  const unlinked = await tx
    .delete(signInMethods)
    .where(and(eq(signInMethods.userId, actor.userId), eq(signInMethods.provider, provider)))
    .returning({ provider: signInMethods.provider });
  if (unlinked.length === 0) throw notFound("This sign-in method");
  await recordSecurity(tx, actor, `${provider}Unlinked`);
  return { provider };
}
