import { enqueueAll } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { recordAll } from "#lib/audit/record.ts";
import type { CancelledBySender } from "#lib/invitations/cancel-sent.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { somebody } from "#lib/policy/subject.ts";
import { endMemberships } from "./end-memberships.ts";
import { findMembers, type FoundMember } from "./find.ts";
import { judgeEach } from "./one-by-one.ts";

/** The rank rule on who is removed (PRODUCT 2.2). Throws DeniedError. */
export function requireRemoval(actor: Member, { userId, role }: FoundMember): void {
  authorize(actor, "member.remove", { userId, role });
}

/** Several people, the rank rule asked for each (PRODUCT 2.2, 2.3). Throws when not one of them can be removed. */
export async function judgeRemovals({ tx, actor }: Context<Member>, userIds: string[]) {
  return judgeEach({
    field: "userIds",
    userIds,
    members: await findMembers(tx, actor.accountId, userIds),
    check: (member) => requireRemoval(actor, member),
    inGeneral: decide(actor, "member.remove", somebody),
  });
}

/**
 * Removes members, once it is allowed of each: their membership ends, with a row in the log and a mail for each. As many
 * statements for a thousand as for one. Under the account's lock.
 */
export async function removeAll(tx: RegionalTransaction, actor: Member, members: readonly FoundMember[]): Promise<CancelledBySender> {
  const { accountId } = actor;
  const userIds = members.map(({ userId }) => userId);
  const cancelled = await endMemberships(tx, actor, userIds);
  const events = await recordAll(
    tx,
    actor,
    accountId,
    members.map(({ userId, name, role }) => ({
      event: "member.removed",
      target: { id: userId, name },
      details: { role, cancelledInvitations: cancelled.get(userId) ?? 0 },
    })),
  );
  await enqueueAll(
    tx,
    events.map((event, index) => ({
      task: "member.mailRemoval",
      payload: { accountId, event, userId: userIds[index] ?? "" },
      key: `removal:${accountId}:${event}`,
    })),
  );
  return cancelled;
}
