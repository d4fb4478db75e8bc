import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { personalAccounts, users } from "#db/directory/schema.ts";
import { accounts, memberships } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { lockAccount } from "#lib/actor/membership.ts";
import { id } from "#lib/fields.ts";
import { authorize } from "#lib/policy/decide.ts";
import { regions } from "#lib/regions.ts";

export const copyProfileInput = z.strictObject({ userId: id });

/** Copies a person's name and address from the directory onto their memberships and personal account. May be repeated. */
export async function copyProfile(
  { actor, inDirectory, inAccount, inRegion }: CrossingContext<Job>,
  { userId }: z.output<typeof copyProfileInput>,
): Promise<void> {
  authorize(actor, "profile.copy");
  const read = () => inDirectory((tx) => readProfile(tx, userId));
  let copied: Profile | null = null;
  // Two jobs of one person may run at once: whoever writes last has read again that it was the newest.
  for (let profile = await read(); profile && !isDeepStrictEqual(profile, copied); profile = await read()) {
    await copy({ inAccount, inRegion }, userId, profile);
    copied = profile;
  }
}

async function copy(
  { inAccount, inRegion }: Pick<CrossingContext<Job>, "inAccount" | "inRegion">,
  userId: string,
  { name, email, personal }: Profile,
): Promise<void> {
  for (const region of regions) {
    const own = await inRegion(
      region,
      (tx) => tx.select({ accountId: memberships.accountId }).from(memberships).where(eq(memberships.userId, userId)),
      userId,
    );
    for (const { accountId } of own) {
      await inAccount(region, accountId, async (tx) => {
        await lockAccount(tx, accountId);
        await tx
          .update(memberships)
          .set({ name, email })
          .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, userId)));
      });
    }
  }
  if (!personal) return;
  await inAccount(personal.region, personal.accountId, async (tx) => {
    await lockAccount(tx, personal.accountId);
    await tx.update(accounts).set({ holderName: name, holderEmail: email }).where(eq(accounts.accountId, personal.accountId));
  });
}

type Profile = NonNullable<Awaited<ReturnType<typeof readProfile>>>;

async function readProfile(tx: DirectoryTransaction, userId: string) {
  const [user] = await tx.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId));
  if (!user?.name) return null;
  const [personal] = await tx
    .select({ accountId: personalAccounts.accountId, region: personalAccounts.region })
    .from(personalAccounts)
    .where(and(eq(personalAccounts.userId, userId), eq(personalAccounts.state, "active")));
  return { name: user.name, email: user.email, personal };
}
