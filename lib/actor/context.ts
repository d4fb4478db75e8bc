import type { DirectoryTransaction } from "#db/directory/client.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import type { Queryable } from "#db/statement.ts";
import type { Region } from "#lib/regions.ts";
import type { Actor, Job, User, Visitor } from "./actor.ts";

/** What a verb gets: who asks, and the one transaction of the account's database. */
export type Context<A extends Actor> = { actor: A; tx: RegionalTransaction };

/** `version` is the link's; null when the addressee answers from their own list, without a link. */
export type InvitationReference = { invitationId: string; version: number | null };

/** The transaction of the account that an invitation belongs to. */
export type InvitationContext<A extends User | Visitor> = Context<A> & { accountId: string; invitation: InvitationReference };

/** The same for what the directory owns; the two never mix. */
export type DirectoryContext<A extends Actor> = { actor: A; tx: DirectoryTransaction };

/** For the few verbs that span databases: each call is a transaction of its own (ARCHITECTURE 5). */
export type CrossingContext<A extends Actor> = {
  actor: A;
  inDirectory: <T>(work: (tx: DirectoryTransaction) => Promise<T>) => Promise<T>;
  inAccount: <T>(region: Region, accountId: string, work: (tx: RegionalTransaction) => Promise<T>) => Promise<T>;
  /** Reads what is the user's own in one region, with no account set (ARCHITECTURE 6). A job says whose. */
  inRegion: <T>(
    region: Region,
    work: (tx: RegionalTransaction) => Promise<T>,
    ...asUserId: A extends Job ? [userId?: string] : []
  ) => Promise<T>;
  /** One statement of either, to read or to write, which needs no transaction; a region shows what a function of its own answers. */
  askDirectory: <T>(ask: (database: Queryable) => Promise<T>) => Promise<T>;
  askRegion: <T>(region: Region, ask: (database: Queryable) => Promise<T>) => Promise<T>;
};
