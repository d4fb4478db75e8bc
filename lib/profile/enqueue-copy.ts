import type { DirectoryTransaction } from "#db/directory/client.ts";
import { enqueue } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";

/**
 * Has a person's name and address copied from the directory once `tx` has committed. Called by what changes them, and by
 * what writes a copy of them: they were read before its transaction began and may have changed since (ARCHITECTURE 5).
 */
export async function enqueueCopy(tx: DirectoryTransaction | RegionalTransaction, userId: string): Promise<void> {
  await enqueue(tx, "profile.copy", { userId }, `profile:${userId}`);
}
