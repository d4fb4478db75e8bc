import { and, eq, inArray } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { auditEvents, memberships, organizations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id, region } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { authorize } from "#lib/policy/decide.ts";

export const mailTransferInput = z.strictObject({ region, accountId: id, event: z.number().int().min(1) });
type MailTransfer = z.output<typeof mailTransferInput>;

/** Tells the former and the new owner, as the audit event says it (PRODUCT 5.10). Who is gone meanwhile gets nothing. */
export async function mailTransfer({ actor, inAccount }: CrossingContext<Job>, input: MailTransfer): Promise<void> {
  authorize(actor, "organization.mailTransfer");
  const transfer = await inAccount(input.region, input.accountId, (tx) => readTransfer(tx, input));
  if (!transfer) return;
  const { from, to, organizationName, slug, people } = transfer;
  for (const { userId, email } of people) {
    await send({
      to: email,
      subject: noticeSubject`${to} now owns ${organizationName}`,
      react: createElement(Notice, {
        heading: `${to} now owns ${organizationName}`,
        paragraphs: [`${from} transferred the ownership of ${organizationName} to ${to}. ${from} is now an admin.`],
        action: { label: "Open the organization", link: `${env().APP_URL}/orgs/${slug}` },
        footer: "If this surprises you, ask the owner of the organization.",
      }),
      idempotencyKey: `transfer-${input.accountId}-${input.event}-${userId}`,
    });
  }
}

const change = z.object({ from: z.string(), to: z.string(), formerOwnerUserId: id });

async function readTransfer(tx: RegionalTransaction, { accountId, event }: MailTransfer) {
  const [found] = await tx
    .select({
      details: auditEvents.details,
      newOwner: auditEvents.targetId,
      organizationName: organizations.name,
      slug: organizations.slug,
    })
    .from(auditEvents)
    .innerJoin(organizations, eq(organizations.accountId, auditEvents.accountId))
    .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.number, event), eq(auditEvents.event, "organization.transferred")));
  if (!found?.details) return null; // erased for a person
  const { formerOwnerUserId, ...names } = change.parse(JSON.parse(found.details));
  const owners = [formerOwnerUserId, ...(found.newOwner ? [found.newOwner] : [])];
  const people = await tx
    .select({ userId: memberships.userId, email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), inArray(memberships.userId, owners)));
  return { ...names, organizationName: found.organizationName, slug: found.slug, people };
}
