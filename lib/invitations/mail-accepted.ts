import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { invitations, memberships, organizations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id, region } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { authorize } from "#lib/policy/decide.ts";

export const mailAcceptedInput = z.strictObject({ region, accountId: id, invitationId: id });

/** Tells the inviter that somebody joined (PRODUCT 6.9). An inviter who is gone meanwhile gets nothing. */
export async function mailAccepted({ actor, inAccount }: CrossingContext<Job>, input: z.output<typeof mailAcceptedInput>): Promise<void> {
  authorize(actor, "invitation.mailAccepted");
  const { region: place, accountId, invitationId } = input;
  const [letter] = await inAccount(place, accountId, (tx) =>
    tx
      .select({
        invited: invitations.email,
        inviterEmail: memberships.email,
        organizationName: organizations.name,
        slug: organizations.slug,
      })
      .from(invitations)
      .innerJoin(memberships, and(eq(memberships.accountId, invitations.accountId), eq(memberships.userId, invitations.inviterUserId)))
      .innerJoin(organizations, eq(organizations.accountId, invitations.accountId))
      .where(and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId), eq(invitations.state, "accepted"))),
  );
  if (!letter) return;
  const { invited, inviterEmail, organizationName, slug } = letter;
  await send({
    to: inviterEmail,
    subject: noticeSubject`${invited} joined ${organizationName}`,
    react: createElement(Notice, {
      heading: `${invited} joined ${organizationName}`,
      paragraphs: [`Your invitation to ${organizationName} was accepted by ${invited}.`],
      action: { label: "See the members", link: `${env().APP_URL}/orgs/${slug}/members` },
      footer: "You get this mail because you sent the invitation.",
    }),
    idempotencyKey: `accepted-${invitationId}`,
  });
}
