import { passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { isOwnPasskey } from "./find.ts";
import type { RemovePasskey } from "./input.ts";

/** From now on it signs nobody in; sessions it began go on. */
export async function removePasskey({ tx, actor }: DirectoryContext<User>, { passkeyId }: RemovePasskey) {
  authorize(actor, "passkey.remove");
  const removed = await tx.delete(passkeys).where(isOwnPasskey(actor, passkeyId)).returning({ id: passkeys.id });
  if (removed.length === 0) throw notFound("This passkey");
  await recordSecurity(tx, actor, "passkeyRemoved");
  return { passkeyId };
}
