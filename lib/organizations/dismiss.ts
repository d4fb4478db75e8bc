import { eq } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, organizations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { DismissOrganization } from "./input.ts";

/** Begins the permanent end: from the commit on every door refuses, and a job erases what is there (PRODUCT 5.13). */
export async function dismissOrganization({ tx, actor }: Context<Member>, { confirmName }: DismissOrganization) {
  const { accountId } = actor;
  authorize(actor, "organization.dismiss");
  const [organization] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.accountId, accountId));
  if (!organization) throw notFound("This organization");
  if (confirmName !== organization.name) throw invalidField("confirmName", `Type ${organization.name} to confirm.`);
  await record(tx, actor, accountId, { event: "organization.dismissed", target: { id: accountId, name: organization.name } });
  await beginDismissal(tx, accountId);
  return { dismissed: organization.name };
}

/** Marks the organization, whose lock is held, and has the job erase it. */
export async function beginDismissal(tx: RegionalTransaction, accountId: string): Promise<void> {
  await tx.update(accounts).set({ state: "dismissing" }).where(eq(accounts.accountId, accountId));
  await enqueue(tx, "organization.erase", {}, "organization.erase");
}
