import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import { users } from "#db/directory/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { Notice } from "#lib/mail/templates/notice.tsx";
import { authorize } from "#lib/policy/decide.ts";

export const mailKeptInput = z.strictObject({ userId: id });

const heading = "Your Guildhall account was not deleted";

/** Tells somebody who became an owner while their account was being deleted that it was kept. */
export async function mailKept({ actor, inDirectory }: CrossingContext<Job>, { userId }: z.output<typeof mailKeptInput>): Promise<void> {
  authorize(actor, "profile.mailKept");
  const [user] = await inDirectory((tx) =>
    tx
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.id, userId), eq(users.state, "active"))),
  );
  if (!user) return;
  await send({
    to: user.email,
    subject: heading,
    react: createElement(Notice, {
      heading,
      paragraphs: [
        "You became the owner of an organization at the moment you asked to delete your account, so it was kept.",
        "Transfer the ownership or dismiss the organization, then delete your account again.",
      ],
      action: { label: "Open your organizations", link: `${env().APP_URL}/organizations` },
      footer: "You get this mail because somebody who was signed in as you asked to delete this account.",
    }),
  });
}
