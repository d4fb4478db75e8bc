import { eq } from "drizzle-orm";
import { organizations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { endMemberships } from "./end-memberships.ts";
import type { LeaveOrganization } from "./input.ts";

/** Ends one's own membership; the organization's name is typed to confirm (PRODUCT 5.11). The owner transfers or dismisses first (2.1). */
export async function leaveOrganization({ tx, actor }: Context<Member>, { confirmName }: LeaveOrganization) {
  authorize(actor, "organization.leave");
  const [organization] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.accountId, actor.accountId));
  if (!organization) throw notFound("This organization");
  if (confirmName !== organization.name) throw invalidField("confirmName", `Type ${organization.name} to confirm.`);
  const cancelled = await endMemberships(tx, actor, [actor.userId]);
  await record(tx, actor, actor.accountId, {
    event: "member.left",
    target: { id: actor.userId, name: actor.name },
    details: { role: actor.role, cancelledInvitations: cancelled.get(actor.userId) ?? 0 },
  });
  return { left: organization.name };
}
