import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { directory, type DirectoryTransaction } from "#db/directory/client.ts";
import { signInMethods, users } from "#db/directory/schema.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { User } from "./actor.ts";
import type { ProviderIdentity } from "./auth-identity.ts";
import { recordSecurity } from "./security-log.ts";

/** Why a provider's word is not enough; the pages have a sentence for each. */
export type ProviderRefusal = "NoVerifiedAddress" | "AddressInUse" | "Leaving" | "LinkedToAnother" | "LinkedAlready" | "LinkInterrupted";

/**
 * Finds or makes the user of this identity; null when they may sign in. An address that has a user already is never
 * linked by itself: whoever holds it says so by mail first (PRODUCT 4.1).
 */
export async function signInWith(identity: ProviderIdentity): Promise<ProviderRefusal | null> {
  const { email } = identity;
  return directory().transaction(async (tx) => {
    const known = await stateOf(tx, identity);
    if (known) return known === "active" ? null : "Leaving";
    if (email === null) return "NoVerifiedAddress";
    const [made] = await tx
      .insert(users)
      .values({ id: uuidv7(), email, emailVerifiedAt: sql`now()` })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (made) {
      await tx.insert(signInMethods).values({ ...methodOf(identity), userId: made.id });
      return null;
    }
    // Two windows at once make one user: the other may have made it of this very identity.
    if ((await stateOf(tx, identity)) === "active") return null;
    const [holder] = await tx.select({ state: users.state }).from(users).where(eq(users.email, email));
    return holder?.state === "leaving" ? "Leaving" : "AddressInUse";
  });
}

/** Links this identity to the signed-in user, who asked for it; null when done. It needs no verified address. */
export async function linkSignInMethod(actor: User, identity: ProviderIdentity, userAgent: string | null): Promise<ProviderRefusal | null> {
  authorize(actor, "signInMethod.link");
  return directory().transaction(async (tx) => {
    const made = await tx
      .insert(signInMethods)
      .values({ ...methodOf(identity), userId: actor.userId })
      .onConflictDoNothing()
      .returning({ userId: signInMethods.userId });
    if (made.length > 0) {
      await recordSecurity(tx, { ...actor, userAgent }, `${identity.provider}Linked`);
      return null;
    }
    const [holder] = await tx.select({ userId: signInMethods.userId }).from(signInMethods).where(isIdentity(identity));
    return holder && holder.userId !== actor.userId ? "LinkedToAnother" : "LinkedAlready";
  });
}

async function stateOf(tx: DirectoryTransaction, identity: ProviderIdentity): Promise<"active" | "leaving" | undefined> {
  const [found] = await tx
    .select({ state: users.state })
    .from(signInMethods)
    .innerJoin(users, eq(users.id, signInMethods.userId))
    .where(isIdentity(identity));
  return found?.state;
}

function isIdentity({ provider, providerAccountId }: ProviderIdentity) {
  return and(eq(signInMethods.provider, provider), eq(signInMethods.providerAccountId, providerAccountId));
}

function methodOf({ provider, providerAccountId, label }: ProviderIdentity) {
  return { provider, providerAccountId, label };
}
