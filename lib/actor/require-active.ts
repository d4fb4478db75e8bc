import { and, eq } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { users } from "#db/directory/schema.ts";
import { signInFirst } from "#lib/errors.ts";

/**
 * Holds the user's account as it is until the transaction ends, so that nothing is begun for somebody whose deletion
 * has begun. Throws AppError "unauthenticated" when it has.
 */
export async function requireActive(tx: DirectoryTransaction, userId: string): Promise<void> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.state, "active")))
    .for("share");
  if (found.length === 0) throw signInFirst();
}
