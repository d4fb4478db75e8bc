import { count, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { passkeyChallenges, passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { shownColumns } from "./find.ts";
import type { AddPasskey } from "./input.ts";
import { requireRoom } from "./limit.ts";
import { verifyCreation } from "./webauthn.ts";

/**
 * Keeps the passkey that the browser made for this person's open challenge, which is spent with it (PRODUCT 4.3).
 * Throws AppError "gone" without such a challenge, "invalid" for an answer that does not fit it, "limited" above ten.
 */
export async function addPasskey({ tx, actor }: DirectoryContext<User>, { name, response }: AddPasskey) {
  authorize(actor, "passkey.add");
  const made = await verifyCreation(await spendChallenge(tx, actor.userId), response);
  if (!made) throw invalidField("response", "of the browser is not one to what it was asked here. Add the passkey again");
  requireRoom(await countPasskeys(tx, actor.userId));
  const [added] = await tx
    .insert(passkeys)
    .values({ id: uuidv7(), userId: actor.userId, name, transports: response.transports, ...made })
    .returning(shownColumns);
  if (!added) throw new Error("A passkey was not written");
  await recordSecurity(tx, actor, "passkeyAdded");
  return added;
}

/** Whoever comes second waits for the row and finds it spent; so one person's passkeys are counted one after the other. */
async function spendChallenge(tx: DirectoryTransaction, userId: string): Promise<string> {
  const [open] = await tx
    .delete(passkeyChallenges)
    .where(eq(passkeyChallenges.userId, userId))
    .returning({ challenge: passkeyChallenges.challenge, inTime: sql<boolean>`${passkeyChallenges.expiresAt} > now()` });
  if (!open?.inTime)
    throw new AppError("gone", "The browser was asked more than five minutes ago, or has answered already. Add the passkey again.");
  return open.challenge;
}

async function countPasskeys(tx: DirectoryTransaction, userId: string): Promise<number> {
  const [kept] = await tx.select({ passkeys: count() }).from(passkeys).where(eq(passkeys.userId, userId));
  return kept?.passkeys ?? 0;
}
