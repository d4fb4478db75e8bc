import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { securityEvents, users } from "#db/directory/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { deviceOf } from "#lib/device.ts";
import { env } from "#lib/env.ts";
import { id } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { asDate } from "#lib/mail/templates/words.ts";
import { authorize } from "#lib/policy/decide.ts";

export const mailSignInInput = z.strictObject({ eventId: id });

/** Tells somebody that they were signed in on a device they had not used before (PRODUCT 6.9). */
export async function mailSignIn(
  { actor, inDirectory }: CrossingContext<Job>,
  { eventId }: z.output<typeof mailSignInInput>,
): Promise<void> {
  authorize(actor, "profile.mailSignIn");
  const [signIn] = await inDirectory((tx) =>
    tx
      .select({
        email: users.email,
        userAgent: securityEvents.userAgent,
        clientAddress: securityEvents.clientAddress,
        at: securityEvents.at,
      })
      .from(securityEvents)
      .innerJoin(users, eq(users.id, securityEvents.userId))
      .where(and(eq(securityEvents.id, eventId), eq(users.state, "active"))),
  );
  if (!signIn) return;
  const { email, userAgent, clientAddress, at } = signIn;
  const device = deviceOf(userAgent);
  await send({
    to: email,
    subject: noticeSubject`New sign-in to Guildhall: ${device}`,
    react: createElement(Notice, {
      heading: "New sign-in to your Guildhall account",
      paragraphs: [
        "Your account was signed in to on a device that you have not used before.",
        `Device: ${device}`,
        `Address: ${clientAddress ?? "unknown"}`,
        `Time: ${asDate(at)}`,
        "If this was you, there is nothing to do. If not, end that session in your profile, then look through its security log.",
      ],
      action: { label: "See your sessions", link: `${env().APP_URL}/profile` },
      footer: "You get this mail whenever your account is used on a device for the first time.",
    }),
    idempotencyKey: `sign-in-${eventId}`,
  });
}
