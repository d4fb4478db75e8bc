import { eq } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import { users } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { regions } from "#lib/regions.ts";
import type { DeleteProfile } from "./input.ts";
import { ownedOrganizations } from "./owned.ts";

/**
 * Begins the end of one's user account: from the mark on every session is refused, and a job does the rest. An owner is
 * refused with the list, and nothing is marked; the address is typed to confirm (PRODUCT 2.1, 4.3, ARCHITECTURE 5).
 * Throws what a region that cannot be asked throws.
 */
export async function deleteProfile({ actor, inDirectory, inRegion }: CrossingContext<User>, { confirmEmail }: DeleteProfile) {
  authorize(actor, "profile.delete");
  if (confirmEmail !== actor.email) throw invalidField("confirmEmail", `Type ${actor.email} to confirm.`);
  const owned = (await Promise.all(regions.map((region) => inRegion(region, (tx) => ownedOrganizations(tx, actor.userId))))).flat();
  if (owned.length > 0) {
    const names = new Intl.ListFormat("en-GB").format(owned.map(({ name }) => name));
    throw new AppError("conflict", `You own ${names}. Transfer the ownership or dismiss first.`);
  }
  await inDirectory(async (tx) => {
    await tx.update(users).set({ state: "leaving" }).where(eq(users.id, actor.userId));
    await enqueue(tx, "profile.erase", { userId: actor.userId }, `erase:${actor.userId}`);
  });
  return { deleted: actor.email };
}
