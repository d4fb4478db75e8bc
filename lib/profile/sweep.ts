import { sql, type SQL } from "drizzle-orm";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";

/** Rows of one table that one round deletes at most; the next round, a minute later, goes on. */
const rowsPerRound = 1000;

/**
 * What nobody asks for any more. A confirmed change of address answers a second press of its button until the queue has
 * given up telling both addresses, which takes days; the mails are counted by the day.
 */
const dead: readonly SQL[] = [
  sql`delete from sessions where ctid = any (array(select ctid from sessions where expires_at < now() limit ${rowsPerRound}))`,
  sql`delete from sign_in_tokens where ctid = any (array(select ctid from sign_in_tokens where expires_at < now() limit ${rowsPerRound}))`,
  sql`delete from passkey_challenges where ctid = any (array(select ctid from passkey_challenges where expires_at < now() limit ${rowsPerRound}))`,
  sql`delete from spent_passkey_challenges where ctid = any (array(
    select ctid from spent_passkey_challenges where spent_at < now() - interval '1 hour' limit ${rowsPerRound}))`,
  sql`delete from email_changes where ctid = any (array(
    select ctid from email_changes where expires_at < now() and (confirmed_at is null or confirmed_at < now() - interval '7 days') limit ${rowsPerRound}))`,
  sql`delete from mail_sends where ctid = any (array(select ctid from mail_sends where sent_at < now() - interval '1 day' limit ${rowsPerRound}))`,
];

/** Deletes expired sessions, sign-in tokens, challenges and changes of address, and counts of mails that no limit looks at. May be repeated. */
export async function sweepDirectory({ actor, inDirectory }: CrossingContext<Job>): Promise<void> {
  authorize(actor, "directory.sweep");
  for (const statement of dead) await inDirectory((tx) => tx.execute(statement));
}
