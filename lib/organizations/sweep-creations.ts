import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { organizationDirectory, personalAccounts, users } from "#db/directory/schema.ts";
import { accounts } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { log } from "#lib/log.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { Region } from "#lib/regions.ts";
import { creationMinutes } from "./creation-time.ts";

type Creation = { accountId: string; region: Region };

/** Finishes creations whose region has the account and frees the others. May be repeated; what a region that is down began waits for the next run. */
export async function sweepCreations({ actor, inDirectory, inAccount }: CrossingContext<Job>): Promise<void> {
  authorize(actor, "creation.sweep");
  const find = ({ region, accountId }: Creation) =>
    inAccount(region, accountId, async (tx) => {
      const [made] = await tx.select({ holderName: accounts.holderName }).from(accounts).where(eq(accounts.accountId, accountId));
      return made;
    });
  await sweepEach(await inDirectory(overdueOrganizations), async (creation) => {
    const made = await find(creation);
    await inDirectory((tx) => (made ? activateOrganization(tx, creation) : freeSlug(tx, creation)));
  });
  await sweepEach(await inDirectory(overduePersonalAccounts), async (creation) => {
    const made = await find(creation);
    await inDirectory((tx) => (made ? activatePersonalAccount(tx, creation, made) : freePersonalAccount(tx, creation)));
  });
}

/** One region's failure holds up no other's creations. */
async function sweepEach(creations: Creation[], sweep: (creation: Creation) => Promise<void>): Promise<void> {
  for (const creation of creations) {
    await sweep(creation).catch((error: unknown) => {
      log.warn({ err: error, region: creation.region }, "a creation could not be swept; the next round tries again");
    });
  }
}

const overdue = sql`now() - make_interval(mins => ${creationMinutes})`;

function overdueOrganizations(tx: DirectoryTransaction): Promise<Creation[]> {
  return tx
    .select({ accountId: organizationDirectory.organizationId, region: organizationDirectory.region })
    .from(organizationDirectory)
    .where(and(eq(organizationDirectory.state, "creating"), lt(organizationDirectory.createdAt, overdue)));
}

function overduePersonalAccounts(tx: DirectoryTransaction): Promise<Creation[]> {
  return tx
    .select({ accountId: personalAccounts.accountId, region: personalAccounts.region })
    .from(personalAccounts)
    .where(and(eq(personalAccounts.state, "creating"), lt(personalAccounts.createdAt, overdue)));
}

async function activateOrganization(tx: DirectoryTransaction, { accountId }: Creation): Promise<void> {
  await tx.update(organizationDirectory).set({ state: "active" }).where(creatingOrganization(accountId));
}

async function freeSlug(tx: DirectoryTransaction, { accountId }: Creation): Promise<void> {
  await tx.delete(organizationDirectory).where(creatingOrganization(accountId));
}

/** With the name that was filled in, of which the region has the copy: an account is there with its person's name or not at all. */
async function activatePersonalAccount(
  tx: DirectoryTransaction,
  { accountId }: Creation,
  { holderName }: { holderName: string | null },
): Promise<void> {
  const [active] = await tx
    .update(personalAccounts)
    .set({ state: "active" })
    .where(creatingPersonalAccount(accountId))
    .returning({ userId: personalAccounts.userId });
  if (active)
    await tx
      .update(users)
      .set({ name: holderName })
      .where(and(eq(users.id, active.userId), isNull(users.name)));
}

async function freePersonalAccount(tx: DirectoryTransaction, { accountId }: Creation): Promise<void> {
  await tx.delete(personalAccounts).where(creatingPersonalAccount(accountId));
}

function creatingOrganization(accountId: string) {
  return and(eq(organizationDirectory.organizationId, accountId), eq(organizationDirectory.state, "creating"));
}

function creatingPersonalAccount(accountId: string) {
  return and(eq(personalAccounts.accountId, accountId), eq(personalAccounts.state, "creating"));
}
