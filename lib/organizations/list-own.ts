import { and, asc, eq, inArray } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { organizationDirectory, personalAccounts } from "#db/directory/schema.ts";
import { memberships, organizations } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { log } from "#lib/log.ts";
import { regions, type Region } from "#lib/regions.ts";

/** Milliseconds each region has to answer the switcher before it is shown as unavailable (ARCHITECTURE 5). */
const regionTimeoutMs = 300;

/** The user's accounts in every region, asked in parallel; a region that is down or slow is named, the others show. */
export async function listOwnOrganizations({ actor, inDirectory, inRegion }: CrossingContext<User>) {
  const answers = await Promise.all(
    regions.map(async (region) => ({
      region,
      rows: await withinTime(
        region,
        inRegion(region, (tx) => membershipsOf(tx, actor.userId, region)),
      ),
    })),
  );
  const found = answers.flatMap(({ rows }) => rows ?? []);
  const { personal, active } = await inDirectory(async (tx) => ({
    personal: await personalAccountOf(tx, actor.userId),
    active: await activeAmong(
      tx,
      found.map(({ id }) => id),
    ),
  }));
  return {
    user: { name: actor.name, email: actor.email },
    personal,
    organizations: found.filter(({ id }) => active.has(id)).sort((a, b) => a.name.localeCompare(b.name)),
    unavailableRegions: answers.filter(({ rows }) => rows === null).map(({ region }) => region),
  };
}

async function membershipsOf(tx: Parameters<Parameters<CrossingContext<User>["inRegion"]>[1]>[0], userId: string, region: Region) {
  const rows = await tx
    .select({
      id: organizations.accountId,
      slug: organizations.slug,
      name: organizations.name,
      role: memberships.role,
      plan: organizations.plan,
      memberCount: organizations.seatsUsed,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.accountId, memberships.accountId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.name));
  return rows.map((row) => ({ ...row, region }));
}

async function withinTime<T>(region: Region, answer: Promise<T>): Promise<T | null> {
  const { promise: timeout, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), regionTimeoutMs);
  const settled = answer.catch((error: unknown) => {
    log.warn({ region, err: error }, "a region did not answer the switcher");
    return null;
  });
  return Promise.race([settled, timeout]).finally(() => clearTimeout(timer));
}

async function personalAccountOf(tx: DirectoryTransaction, userId: string) {
  const [row] = await tx
    .select({ accountId: personalAccounts.accountId, region: personalAccounts.region })
    .from(personalAccounts)
    .where(and(eq(personalAccounts.userId, userId), eq(personalAccounts.state, "active")));
  return row ?? null;
}

/** Only what the directory calls active: half-made organizations are nobody's to see. */
async function activeAmong(tx: DirectoryTransaction, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: organizationDirectory.organizationId })
    .from(organizationDirectory)
    .where(and(inArray(organizationDirectory.organizationId, ids), eq(organizationDirectory.state, "active")));
  return new Set(rows.map(({ id }) => id));
}
