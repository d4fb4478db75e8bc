import { eq } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, organizations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { membershipIs } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { formerOwnerRole, founderRole } from "#lib/policy/roles.ts";
import type { TransferOrganization } from "./input.ts";

/** Gives the organization to another member; the former owner becomes admin and both get mail (PRODUCT 5.10). */
export async function transferOrganization({ tx, actor }: Context<Member>, { userId, confirmName }: TransferOrganization) {
  const { accountId } = actor;
  authorize(actor, "organization.transfer");
  const heir = await requireHeir(tx, accountId, userId);
  if (userId === actor.userId) throw invalidField("userId", "You own this organization already. Choose somebody else.");
  const name = await nameOf(tx, accountId);
  if (confirmName !== name) throw invalidField("confirmName", `Type ${name} to confirm.`);
  // Demote first: the index that allows one owner is not deferrable, the owner's foreign key is.
  await tx.update(memberships).set({ role: formerOwnerRole }).where(membershipIs(accountId, actor.userId));
  await tx.update(memberships).set({ role: founderRole }).where(membershipIs(accountId, userId));
  await tx.update(organizations).set({ ownerUserId: userId }).where(eq(organizations.accountId, accountId));
  const event = await record(tx, actor, accountId, {
    event: "organization.transferred",
    target: { id: userId, name: heir.name },
    details: { from: actor.name, to: heir.name, formerOwnerUserId: actor.userId },
  });
  await enqueue(tx, "organization.mailTransfer", { accountId, event });
  return { ownerUserId: userId, ownerName: heir.name };
}

async function requireHeir(tx: RegionalTransaction, accountId: string, userId: string): Promise<{ name: string }> {
  const [heir] = await tx.select({ name: memberships.name }).from(memberships).where(membershipIs(accountId, userId));
  if (!heir) throw invalidField("userId", "This person is not a member here. Reload and choose again.");
  return heir;
}

async function nameOf(tx: RegionalTransaction, accountId: string): Promise<string> {
  const [organization] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.accountId, accountId));
  if (!organization) throw notFound("This organization");
  return organization.name;
}
