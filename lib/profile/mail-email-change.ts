import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { emailChanges } from "#db/directory/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { id } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice, noticeSubject } from "#lib/mail/templates/notice.tsx";
import { authorize } from "#lib/policy/decide.ts";
import { emailChangeHours, isWaiting } from "./email-change.ts";
import { emailChangeLink } from "./email-change-token.ts";

export const mailEmailChangeInput = z.strictObject({ changeId: id });

/** Mails the link to the new address; says nothing of who asked, as the address may be a stranger's (PRODUCT 4.3). */
export async function mailEmailChange(
  { actor, inDirectory }: CrossingContext<Job>,
  { changeId }: z.output<typeof mailEmailChangeInput>,
): Promise<void> {
  authorize(actor, "profile.mailEmailChange");
  const [change] = await inDirectory((tx) =>
    tx
      .select({ newEmail: emailChanges.newEmail })
      .from(emailChanges)
      .where(and(eq(emailChanges.id, changeId), isWaiting)),
  );
  if (!change) return;
  await send({
    to: change.newEmail,
    subject: noticeSubject`Confirm your new e-mail address`,
    react: createElement(Notice, {
      heading: "Confirm your new e-mail address",
      paragraphs: [
        `Somebody asked to sign in to their Guildhall account by ${change.newEmail} from now on.`,
        `If that was you, press the button and confirm. The link works for ${emailChangeHours} hour, in the browser you are signed in with.`,
      ],
      action: { label: "Confirm new address", link: emailChangeLink(changeId) },
      footer: "If you did not ask for this, ignore this mail: nothing changes unless it is confirmed.",
    }),
    idempotencyKey: `email-change-${changeId}`,
  });
}
