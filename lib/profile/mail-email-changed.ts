import { and, eq, isNotNull } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { emailChanges } from "#db/directory/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { asDate } from "#lib/mail/templates/words.ts";
import { authorize } from "#lib/policy/decide.ts";

export const mailEmailChangedInput = z.strictObject({ changeId: id });

/** Tells both addresses of a change that was confirmed (PRODUCT 4.3, 6.9). */
export async function mailEmailChanged(
  { actor, inDirectory }: CrossingContext<Job>,
  { changeId }: z.output<typeof mailEmailChangedInput>,
): Promise<void> {
  authorize(actor, "profile.mailEmailChanged");
  const [change] = await inDirectory((tx) =>
    tx
      .select({ oldEmail: emailChanges.oldEmail, newEmail: emailChanges.newEmail, confirmedAt: emailChanges.confirmedAt })
      .from(emailChanges)
      .where(and(eq(emailChanges.id, changeId), isNotNull(emailChanges.confirmedAt))),
  );
  if (!change?.confirmedAt) return;
  const { oldEmail, newEmail, confirmedAt } = change;
  const happened = `The e-mail address of your Guildhall account was changed from ${oldEmail} to ${newEmail} on ${asDate(confirmedAt)}.`;
  const letters = [
    {
      which: "old",
      to: oldEmail,
      paragraphs: [
        `${happened} This address does not sign in to it any more.`,
        "If this was not you: change it back in your profile and end the sessions there that you do not know. If you are signed out, write to whoever runs this Guildhall at once.",
      ],
    },
    {
      which: "new",
      to: newEmail,
      paragraphs: [`${happened} From now on you sign in by this address, and mails of your organizations come here.`],
    },
  ];
  for (const { which, to, paragraphs } of letters) {
    await send({
      to,
      subject: noticeSubject`Your e-mail address was changed`,
      react: createElement(Notice, {
        heading: "Your e-mail address was changed",
        paragraphs,
        action: { label: "Open your profile", link: `${env().APP_URL}/profile` },
        footer: "Both addresses get a mail about this.",
      }),
      idempotencyKey: `email-changed-${changeId}-${which}`,
    });
  }
}
