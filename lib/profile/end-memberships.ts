import { eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Job, Member, User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { enter } from "#lib/actor/membership.ts";
import { record } from "#lib/audit/record.ts";
import { endMemberships as endAsMember } from "#lib/members/end-memberships.ts";
import { decide } from "#lib/policy/decide.ts";
import { regions } from "#lib/regions.ts";

type Databases = Pick<CrossingContext<Job>, "inAccount" | "inRegion">;
type Leaving = { userId: string; name: string | null; email: string };

/** What becomes of an organization they own: whether to go on. Under the account's lock. */
type Owning = (tx: RegionalTransaction, owner: Member) => Promise<boolean>;

/**
 * Takes somebody out of every organization in every region, each under its account's lock, as if they had left it
 * (PRODUCT 2.6). False when `owning` stopped it at one they own. May be repeated.
 */
export async function endMemberships({ inAccount, inRegion }: Databases, leaving: Leaving, owning: Owning): Promise<boolean> {
  for (const region of regions) {
    const places = await inRegion(
      region,
      (tx) => tx.select({ accountId: memberships.accountId }).from(memberships).where(eq(memberships.userId, leaving.userId)),
      leaving.userId,
    );
    for (const { accountId } of places) {
      const goOn = await inAccount(region, accountId, (tx) => endOne(tx, accountId, leaving, owning));
      if (!goOn) return false;
    }
  }
  return true;
}

async function endOne(tx: RegionalTransaction, accountId: string, leaving: Leaving, owning: Owning): Promise<boolean> {
  const member = await enter(tx, asUser(leaving), accountId, "write");
  // An organization that is being dismissed takes its memberships with it.
  if (!member) return true;
  if (!decide(member, "organization.leave").allowed) return owning(tx, member);
  const cancelled = await endAsMember(tx, member, [member.userId]);
  await record(tx, member, accountId, {
    event: "member.left",
    target: { id: member.userId, name: member.name },
    details: { role: member.role, because: "account.deleted", cancelledInvitations: cancelled.get(member.userId) ?? 0 },
  });
  return true;
}

/** They asked for it themselves; the job acts in their name. */
function asUser({ userId, name, email }: Leaving): User {
  return { kind: "user", userId, sessionId: "", name, email, emailVerified: false, signedInRecently: true, clientAddress: null };
}
