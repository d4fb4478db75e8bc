import { and, eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { personalAccounts, users } from "#db/directory/schema.ts";
import { accounts } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { requireActive } from "#lib/actor/require-active.ts";
import { record } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { requireTimely, tookTooLong } from "#lib/organizations/creation-time.ts";
import { authorize } from "#lib/policy/decide.ts";
import { enqueueCopy } from "./enqueue-copy.ts";
import type { CompleteAccount } from "./input.ts";

/** Gives a new user their name and personal account, by the protocol of creation; pressing twice is the same as once (PRODUCT 4.1). */
export async function completeAccount({ actor, inDirectory, inAccount }: CrossingContext<User>, { name, region }: CompleteAccount) {
  authorize(actor, "account.complete");
  const place = await inDirectory(async (tx) => {
    await requireActive(tx, actor.userId);
    return reserve(tx, actor.userId, region);
  });
  if (place.state === "creating") {
    await inAccount(place.region, place.accountId, async (tx) => {
      const made = await tx
        .insert(accounts)
        .values({
          accountId: place.accountId,
          kind: "personal",
          userId: actor.userId,
          holderName: name,
          holderEmail: actor.email,
          region: place.region,
        })
        .onConflictDoNothing()
        .returning({ accountId: accounts.accountId });
      if (made.length === 0) return;
      await enqueueCopy(tx, actor.userId);
      await record(tx, { ...actor, name }, place.accountId, {
        event: "account.created",
        target: { id: place.accountId, name },
        details: { region: place.region },
      });
      await requireTimely(tx, place.createdAt);
    });
  }
  await inDirectory(async (tx) => {
    // The person before the account, as other presses lock them: in the other order each waits for the other.
    if (actor.name === null) {
      await tx.update(users).set({ name }).where(eq(users.id, actor.userId));
      await enqueueCopy(tx, actor.userId);
    }
    const itself = and(eq(personalAccounts.userId, actor.userId), eq(personalAccounts.accountId, place.accountId));
    const active = await tx.update(personalAccounts).set({ state: "active" }).where(itself).returning({ userId: personalAccounts.userId });
    if (active.length === 0) throw tookTooLong();
  });
  return { name: actor.name ?? name, region: place.region };
}

/** The first answer holds: a region never changes (PRODUCT 5.2). */
async function reserve(tx: DirectoryTransaction, userId: string, region: CompleteAccount["region"]) {
  await tx.insert(personalAccounts).values({ userId, accountId: uuidv7(), region, state: "creating" }).onConflictDoNothing();
  const [place] = await tx.select().from(personalAccounts).where(eq(personalAccounts.userId, userId));
  if (!place) throw new AppError("internal", "The personal account could not be reserved.");
  return place;
}
