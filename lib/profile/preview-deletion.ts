import { count, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import { askRegions } from "#lib/actor/ask-regions.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { decide } from "#lib/policy/decide.ts";
import { ownedOrganizations } from "./owned.ts";

/** What deleting one's user account would end, and which organizations stand in its way (PRODUCT 2.1, 4.3). */
export async function previewDeletion({ actor, inRegion }: CrossingContext<User>) {
  const answers = await askRegions((region) =>
    inRegion(region, async (tx) => ({
      owned: (await ownedOrganizations(tx, actor.userId)).map((organization) => ({ ...organization, region })),
      memberships: await countMemberships(tx, actor.userId),
    })),
  );
  const known = answers.flatMap(({ answer }) => answer ?? []);
  return {
    email: actor.email,
    owned: known.flatMap(({ owned }) => owned),
    memberships: known.reduce((sum, region) => sum + region.memberships, 0),
    unavailableRegions: answers.filter(({ answer }) => answer === null).map(({ region }) => region),
    mayDelete: decide(actor, "profile.delete"),
  };
}

async function countMemberships(tx: RegionalTransaction, userId: string): Promise<number> {
  const [counted] = await tx.select({ total: count() }).from(memberships).where(eq(memberships.userId, userId));
  return counted?.total ?? 0;
}
