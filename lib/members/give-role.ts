import { enqueueAll } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { recordAll } from "#lib/audit/record.ts";
import type { CancelledBySender } from "#lib/invitations/cancel-sent.ts";
import { cancelUnsendable } from "#lib/invitations/cancel-unsendable.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import { somebody } from "#lib/policy/subject.ts";
import { findMembers, membershipsAre, type FoundMember } from "./find.ts";
import type { ChangeRoles } from "./input.ts";
import { judgeEach } from "./one-by-one.ts";

/** The rank rule on whose role is changed and on what they become (PRODUCT 2.2). Throws DeniedError. */
export function requireRoleChange(actor: Member, { userId, role }: FoundMember, grants: OrganizationRole): void {
  authorize(actor, "member.changeRole", { userId, role, grants });
}

/** Several people, the rank rule asked for each (PRODUCT 2.2, 2.3). Throws when not one of them can be given this role. */
export async function judgeRoleChanges({ tx, actor }: Context<Member>, { userIds, role }: ChangeRoles) {
  return judgeEach({
    field: "userIds",
    userIds,
    members: await findMembers(tx, actor.accountId, userIds),
    check: (member) => requireRoleChange(actor, member, role),
    inGeneral: decide(actor, "member.changeRole", { ...somebody, grants: role }),
  });
}

/**
 * Gives members a role, once it is allowed of each, with all that follows: invitations they could no longer send are
 * cancelled (PRODUCT 2.6), a row in the log and a mail for each. Who has the role already is left as they are. As many
 * statements for a thousand as for one. Under the account's lock.
 */
export async function giveRole(
  tx: RegionalTransaction,
  actor: Member,
  members: readonly FoundMember[],
  role: OrganizationRole,
): Promise<CancelledBySender> {
  const { accountId } = actor;
  const others = members.filter((member) => member.role !== role);
  if (others.length === 0) return new Map();
  const userIds = others.map(({ userId }) => userId);
  await tx.update(memberships).set({ role }).where(membershipsAre(accountId, userIds));
  const cancelled = await cancelUnsendable(tx, actor, userIds, role);
  const events = await recordAll(
    tx,
    actor,
    accountId,
    others.map(({ userId, name, role: from }) => ({
      event: "member.roleChanged",
      target: { id: userId, name },
      details: { from, to: role, cancelledInvitations: cancelled.get(userId) ?? 0 },
    })),
  );
  await enqueueAll(
    tx,
    events.map((event) => ({
      task: "member.mailRoleChange",
      payload: { accountId, event },
      key: `role-change:${accountId}:${event}`,
    })),
  );
  return cancelled;
}
