import { and, eq, lt, sql } from "drizzle-orm";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { organizationDirectory, personalAccounts } from "#db/directory/schema.ts";
import { accounts } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { log } from "#lib/log.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { Region } from "#lib/regions.ts";

/** Minutes after which a creation that did not finish is finished or freed (ARCHITECTURE 5). */
const creationMinutes = 10;

type Creation = { accountId: string; region: Region };

/** Finishes creations whose region has the account and frees the others. May be repeated; what a region that is down began waits for the next run. */
export async function sweepCreations({ actor, inDirectory, inAccount }: CrossingContext<Job>): Promise<void> {
  authorize(actor, "creation.sweep");
  const exists = ({ region, accountId }: Creation) =>
    inAccount(
      region,
      accountId,
      async (tx) => (await tx.select({ id: accounts.accountId }).from(accounts).where(eq(accounts.accountId, accountId))).length > 0,
    );
  await sweepEach(await inDirectory(overdueOrganizations), async (creation) => {
    const finished = await exists(creation);
    await inDirectory((tx) => (finished ? activateOrganization(tx, creation) : freeSlug(tx, creation)));
  });
  await sweepEach(await inDirectory(overduePersonalAccounts), async (creation) => {
    const finished = await exists(creation);
    await inDirectory((tx) => (finished ? activatePersonalAccount(tx, creation) : freePersonalAccount(tx, creation)));
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

async function activatePersonalAccount(tx: DirectoryTransaction, { accountId }: Creation): Promise<void> {
  await tx.update(personalAccounts).set({ state: "active" }).where(creatingPersonalAccount(accountId));
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
