import { createHash } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { passkeys, spentPasskeyChallenges, users } from "#db/directory/schema.ts";
import { AppError } from "#lib/errors.ts";
import type { PasskeyAnswer } from "./input.ts";
import { userHandleOf, verifyAnswer } from "./webauthn.ts";

/** Twelve times as long as a challenge lives: no clock of ours is that wrong. */
const spentKept = sql`interval '1 hour'`;

/**
 * The id of the user whose passkey signed this challenge; the passkey's use is noted and the challenge spent. Throws the
 * one AppError of `notSignedIn` for whatever is wrong, and then nothing is written.
 */
export async function signInByPasskey(tx: DirectoryTransaction, challenge: string, answer: PasskeyAnswer): Promise<string> {
  const passkey = await lockPasskey(tx, answer.id);
  if (!passkey || answer.userHandle !== userHandleOf(passkey.userId)) throw notSignedIn();
  const verified = await verifyAnswer(challenge, answer, passkey);
  if (!verified) throw notSignedIn();
  await spend(tx, challenge);
  await tx
    .update(passkeys)
    .set({ ...verified, lastUsedAt: sql`now()` })
    .where(eq(passkeys.id, passkey.id));
  return passkey.userId;
}

/** Says nothing of why: whether a passkey is known here, or whose it is, is nobody's business. */
export function notSignedIn(): AppError {
  return new AppError("unauthenticated", "This passkey did not sign you in. Try again, or have a link mailed to you.");
}

/** Its counter is read and written under the lock, so that of two answers that count the same one is refused. */
async function lockPasskey(tx: DirectoryTransaction, credentialId: string) {
  const [passkey] = await tx
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.credentialId, credentialId), eq(users.state, "active")))
    .for("no key update", { of: passkeys });
  return passkey;
}

/** Only what signed somebody in takes a row, and only for an hour: asking for challenges fills nothing. */
async function spend(tx: DirectoryTransaction, challenge: string): Promise<void> {
  const challengeHash = createHash("sha256").update(challenge).digest("hex");
  const spent = await tx
    .insert(spentPasskeyChallenges)
    .values({ challengeHash })
    .onConflictDoNothing()
    .returning({ challengeHash: spentPasskeyChallenges.challengeHash });
  if (spent.length === 0) throw notSignedIn();
  await tx.delete(spentPasskeyChallenges).where(lt(spentPasskeyChallenges.spentAt, sql`now() - ${spentKept}`));
}
