import { and, eq } from "drizzle-orm";
import { passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";

/** One's own passkey alone: another's reads as not found. */
export function isOwnPasskey(actor: User, passkeyId: string) {
  return and(eq(passkeys.id, passkeyId), eq(passkeys.userId, actor.userId));
}

/** What people see of a passkey; `backedUp` says whether its maker keeps copies of it on other devices. */
export const shownColumns = {
  id: passkeys.id,
  name: passkeys.name,
  backedUp: passkeys.backedUp,
  createdAt: passkeys.createdAt,
  lastUsedAt: passkeys.lastUsedAt,
};
