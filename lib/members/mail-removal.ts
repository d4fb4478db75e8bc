import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { users } from "#db/directory/schema.ts";
import { auditEvents, organizations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id, region } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { authorize } from "#lib/policy/decide.ts";

export const mailRemovalInput = z.strictObject({ region, accountId: id, userId: id, event: z.number().int().min(1) });

/** Tells a removed person that their access ended; the address is the directory's, as the membership is gone (PRODUCT 6.9). */
export async function mailRemoval(
  { actor, inAccount, inDirectory }: CrossingContext<Job>,
  input: z.output<typeof mailRemovalInput>,
): Promise<void> {
  authorize(actor, "member.mailRemoval");
  const { region: place, accountId, userId, event } = input;
  const [facts] = await inAccount(place, accountId, (tx) =>
    tx
      .select({ removedBy: auditEvents.actorName, organizationName: organizations.name })
      .from(auditEvents)
      .innerJoin(organizations, eq(organizations.accountId, auditEvents.accountId))
      .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.number, event), eq(auditEvents.targetId, userId))),
  );
  const [user] = await inDirectory((tx) => tx.select({ email: users.email }).from(users).where(eq(users.id, userId)));
  if (!facts || !user) return;
  const { removedBy, organizationName } = facts;
  await send({
    to: user.email,
    subject: noticeSubject`You were removed from ${organizationName}`,
    react: createElement(Notice, {
      heading: `You were removed from ${organizationName}`,
      paragraphs: [`${removedBy} removed you from ${organizationName}. Your access and the keys you had there ended at once.`],
      action: { label: "See your organizations", link: `${env().APP_URL}/organizations` },
      footer: "If this surprises you, ask an admin of the organization.",
    }),
    idempotencyKey: `removal-${accountId}-${event}`,
  });
}
