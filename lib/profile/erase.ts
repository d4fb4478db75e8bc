import { eq } from "drizzle-orm";
import { z } from "zod";
import { enqueue } from "#db/enqueue.ts";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { personalAccounts, users } from "#db/directory/schema.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { organizations } from "#db/regional/schema.ts";
import type { Job, Member } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { id, region } from "#lib/fields.ts";
import { log } from "#lib/log.ts";
import { beginDismissal } from "#lib/organizations/dismiss.ts";
import { authorize } from "#lib/policy/decide.ts";
import { regions } from "#lib/regions.ts";
import { endMemberships } from "./end-memberships.ts";
import { erasePersonalAccount } from "./erase-personal-account.ts";
import { ownedOrganizations } from "./owned.ts";

/** The personal account is named once the directory's row is gone, for the last look. */
export const eraseProfileInput = z.strictObject({ userId: id, personalRegion: region.optional(), personalAccountId: id.optional() });
type Erase = z.output<typeof eraseProfileInput>;

/** Seconds after the directory's row went until the regions are looked at once more; what was in flight has ended by then. */
const lastLookSeconds = 60;

/**
 * Ends a user account that its person asked to delete: memberships in every region, each under its account's lock, the
 * personal account, then the directory's row; what was in flight meanwhile is swept at once and a minute later. Who
 * became an owner after asking keeps the account and is told (ARCHITECTURE 5). May be repeated.
 */
export async function eraseProfile({ actor, inDirectory, inAccount, inRegion }: CrossingContext<Job>, input: Erase): Promise<void> {
  authorize(actor, "profile.erase");
  const { userId } = input;
  const user = await inDirectory((tx) => findUser(tx, userId));
  if (user?.state === "active") return;
  if (!user) return sweep({ inAccount, inRegion }, input);
  const owned = await Promise.all(regions.map((place) => inRegion(place, (tx) => ownedOrganizations(tx, userId), userId)));
  if (owned.flat().length > 0 || !(await endMemberships({ inAccount, inRegion }, user, stopThere))) {
    await inDirectory((tx) => keep(tx, userId));
    return;
  }
  const { personal } = user;
  if (personal) await erasePersonalAccount(inAccount, personal);
  await inDirectory((tx) => forget(tx, user));
  await sweep({ inAccount, inRegion }, { userId, ...lastLook(personal) });
}

const stopThere = async (): Promise<boolean> => false;

type Leaving = NonNullable<Awaited<ReturnType<typeof findUser>>>;

async function findUser(tx: DirectoryTransaction, userId: string) {
  const [user] = await tx
    .select({ userId: users.id, name: users.name, email: users.email, state: users.state })
    .from(users)
    .where(eq(users.id, userId));
  const [personal] = await tx
    .select({ region: personalAccounts.region, accountId: personalAccounts.accountId })
    .from(personalAccounts)
    .where(eq(personalAccounts.userId, userId));
  return user ? { ...user, personal } : null;
}

/** Undoes the mark: an owner's account is not deleted. */
async function keep(tx: DirectoryTransaction, userId: string): Promise<void> {
  await tx.update(users).set({ state: "active" }).where(eq(users.id, userId));
  await enqueue(tx, "profile.mailKept", { userId });
}

/** Sessions, sign-in methods and the security log go with the row. */
async function forget(tx: DirectoryTransaction, { userId, personal }: Leaving): Promise<void> {
  await tx.delete(users).where(eq(users.id, userId));
  const inAMinute = new Date(Date.now() + lastLookSeconds * 1000).toISOString();
  await enqueue(tx, "profile.erase", { userId, ...lastLook(personal) }, `erase:${userId}:again`, inAMinute);
}

/** Which personal account the last look is for; there is none before the first sign-in's form was filled in. */
function lastLook(personal: Leaving["personal"]): Pick<Required<Erase>, "personalRegion" | "personalAccountId"> | Record<string, never> {
  return personal ? { personalRegion: personal.region, personalAccountId: personal.accountId } : {};
}

/** Takes away what an acceptance or a creation in flight wrote after the first look. */
async function sweep(databases: Pick<CrossingContext<Job>, "inAccount" | "inRegion">, erase: Erase): Promise<void> {
  const { userId, personalRegion, personalAccountId } = erase;
  await endMemberships(databases, { userId, name: null, email: "" }, dismissDeserted);
  if (personalRegion && personalAccountId)
    await erasePersonalAccount(databases.inAccount, { region: personalRegion, accountId: personalAccountId });
}

/** An organization that was being created while its creator went has nobody else in it. */
async function dismissDeserted(tx: RegionalTransaction, { accountId, userId }: Member): Promise<boolean> {
  const [organization] = await tx
    .select({ members: organizations.seatsUsed })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  if (organization?.members === 1) await beginDismissal(tx, accountId);
  else log.error({ accountId, userId }, "an organization with members belongs to a user account that was deleted");
  return true;
}
