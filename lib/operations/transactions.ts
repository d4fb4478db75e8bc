import { setTimeout as delay } from "node:timers/promises";
import { directory, type DirectoryTransaction, directoryTransaction } from "#db/directory/client.ts";
import { regional, type RegionalTransaction, regionalTransaction } from "#db/regional/client.ts";
import type { Mode } from "#db/transaction.ts";
import type { Job, Member, User } from "#lib/actor/actor.ts";
import type { Context, CrossingContext } from "#lib/actor/context.ts";
import { enter, enterInvitation } from "#lib/actor/membership.ts";
import type { Place } from "#lib/actor/session.ts";
import { notFound } from "#lib/errors.ts";
import type { Region } from "#lib/regions.ts";
import { organizationNotFound } from "./caller.ts";
import { sqlStateOf } from "./sql-state.ts";

/** Tries of a transaction that PostgreSQL ended for a deadlock or a serialization failure. */
const triesMax = 4;

/** A read sees one moment, however many queries it has: an exported log must not run past the head it names. */
export const oneMoment: Mode = "isolation level repeatable read read only";

/** A transaction of one account's database with `app.account_id` set; what it does is bound to that account by row-level security. */
export function inAccount<T>(
  region: Region,
  accountId: string,
  work: (tx: RegionalTransaction) => Promise<T>,
  mode: Mode = "",
): Promise<T> {
  return again(() => regionalTransaction(region, mode, { "app.account_id": accountId }, work));
}

/**
 * A transaction in which a user acts in an organization, entered as who they are there: for a write under the account's
 * lock. Throws AppError "notFound" for an outsider.
 */
export function asMember<T>(
  { region, accountId }: Place,
  user: User,
  kind: "read" | "write",
  work: (context: Context<Member>) => Promise<T>,
): Promise<T> {
  return again(() =>
    regionalTransaction(region, kind === "write" ? "" : oneMoment, {}, async (tx) => {
      const actor = await enter(tx, user, accountId, kind);
      if (!actor) throw organizationNotFound();
      return work({ tx, actor });
    }),
  );
}

/** A write about an invitation, under the lock of its account, which is set. Throws AppError "notFound" where there is none, or none that lives. */
export function inAccountOf<T>(
  region: Region,
  invitationId: string,
  work: (tx: RegionalTransaction, accountId: string) => Promise<T>,
): Promise<T> {
  return again(() =>
    regionalTransaction(region, "", {}, async (tx) => {
      const accountId = await enterInvitation(tx, invitationId);
      if (accountId === null) throw notFound("This invitation");
      return work(tx, accountId);
    }),
  );
}

export function inDirectory<T>(work: (tx: DirectoryTransaction) => Promise<T>, mode: Mode = ""): Promise<T> {
  return again(() => directoryTransaction(mode, work));
}

/** Reads in a region with no account set: the user's own memberships and invitations, or what a definer function answers. */
export function inRegion<T>(
  region: Region,
  user: Pick<User, "userId" | "email" | "emailVerified"> | null,
  work: (tx: RegionalTransaction) => Promise<T>,
): Promise<T> {
  const email = user?.emailVerified ? user.email : "";
  return regionalTransaction(region, oneMoment, { "app.user_id": user?.userId ?? "", "app.user_email": email }, work);
}

/** What a verb that spans databases gets: each call is a transaction of its own. */
export function crossing<A extends User | Job>(actor: A): CrossingContext<A> {
  const asking: User | Job = actor;
  const user = asking.kind === "user" ? asking : null;
  const asked = (userId: string | undefined) => user ?? (userId ? { userId, email: "", emailVerified: false } : null);
  return {
    actor,
    inDirectory,
    inAccount,
    inRegion: (region, work, ...[userId]) => inRegion(region, asked(userId), work),
    askDirectory: (ask) => again(() => ask(directory())),
    askRegion: (region, ask) => again(() => ask(regional(region))),
  };
}

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const state = sqlStateOf(error);
      if (attempt >= triesMax || (state !== "40001" && state !== "40P01")) throw error;
      await delay(Math.random() * 20 * attempt);
    }
  }
}
