import { eq, sql } from "drizzle-orm";
import { passkeyChallenges, passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { requireRoom } from "./limit.ts";
import { challengeMinutes, creationOptions } from "./webauthn.ts";

/**
 * What the browser needs to make a passkey. Its challenge takes the place of one that is still open and lasts five
 * minutes. Throws AppError "limited" above ten passkeys, before the browser makes one in vain.
 */
export async function beginPasskey({ tx, actor }: DirectoryContext<User>) {
  authorize(actor, "passkey.begin");
  const { userId, email, name } = actor;
  const existing = await tx
    .select({ credentialId: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
  requireRoom(existing.length);
  const options = await creationOptions({ userId, email, name: name ?? email }, existing);
  const open = { challenge: options.challenge, expiresAt: sql`now() + make_interval(mins => ${challengeMinutes})` };
  await tx
    .insert(passkeyChallenges)
    .values({ userId, ...open })
    .onConflictDoUpdate({ target: passkeyChallenges.userId, set: open });
  return { options };
}
