import { isDeepStrictEqual } from "node:util";
import { and, eq, ne, or } from "drizzle-orm";
import { z } from "zod";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { personalAccounts, users } from "#db/directory/schema.ts";
import { accounts, memberships } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { lockAccount } from "#lib/actor/membership.ts";
import { id, region } from "#lib/fields.ts";
import { authorize } from "#lib/policy/decide.ts";
import { regions, type Region } from "#lib/regions.ts";

/** From a region's own queue `region` is that region; the directory's queue means both. */
export const copyProfileInput = z.strictObject({ userId: id, region: region.optional() });

/** Copies a person's name and address from the directory onto their memberships and personal account. May be repeated. */
export async function copyProfile(
  { actor, inDirectory, inAccount, inRegion }: CrossingContext<Job>,
  { userId, region: only }: z.output<typeof copyProfileInput>,
): Promise<void> {
  authorize(actor, "profile.copy");
  const places = only ? [only] : regions;
  const read = () => inDirectory((tx) => readProfile(tx, userId));
  let copied: Profile | null = null;
  // Two jobs of one person may run at once: whoever writes last has read again that it was the newest.
  for (let profile = await read(); profile && !isDeepStrictEqual(profile, copied); profile = await read()) {
    for (const place of places) await copy({ inAccount, inRegion }, userId, place, profile);
    copied = profile;
  }
}

async function copy(
  { inAccount, inRegion }: Pick<CrossingContext<Job>, "inAccount" | "inRegion">,
  userId: string,
  place: Region,
  { name, email, personal }: Profile,
): Promise<void> {
  const outdated = await inRegion(
    place,
    (tx) =>
      tx
        .select({ accountId: memberships.accountId })
        .from(memberships)
        .where(and(eq(memberships.userId, userId), or(ne(memberships.name, name), ne(memberships.email, email)))),
    userId,
  );
  for (const { accountId } of outdated) {
    await inAccount(place, accountId, async (tx) => {
      await lockAccount(tx, accountId);
      await tx
        .update(memberships)
        .set({ name, email })
        .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
    });
  }
  if (personal?.region !== place) return;
  await inAccount(place, personal.accountId, async (tx) => {
    await lockAccount(tx, personal.accountId);
    await tx.update(accounts).set({ holderName: name, holderEmail: email }).where(eq(accounts.accountId, personal.accountId));
  });
}

type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>;

async function readProfile(tx: DirectoryTransaction, userId: string) {
  const [user] = await tx.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId));
  if (!user?.name) return null;
  // Half-made ones too: their region may have been written with what was true before.
  const [personal] = await tx
    .select({ accountId: personalAccounts.accountId, region: personalAccounts.region })
    .from(personalAccounts)
    .where(eq(personalAccounts.userId, userId));
  return { name: user.name, email: user.email, personal };
}
