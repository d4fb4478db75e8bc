import type { DirectoryTransaction } from "#db/directory/client.ts";
import { enqueueAll, type NewJob } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";

/**
 * Has a person's name and address copied from the directory once `tx` has committed. Called by what changes them, and by
 * what writes a copy of them: they were read before its transaction began and may have changed since (ARCHITECTURE 5).
 */
export async function enqueueCopy(tx: DirectoryTransaction | RegionalTransaction, userId: string): Promise<void> {
  await enqueueAll(tx, [copyOf(userId)]);
}

/** The job that does so, to be put into the queue with others. */
export function copyOf(userId: string): NewJob {
  return { task: "profile.copy", payload: { userId }, key: `profile:${userId}` };
}
