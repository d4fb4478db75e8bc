import { and, eq } from "drizzle-orm";
import { invitations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { lockAccount } from "#lib/actor/membership.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { MailInvitation } from "./mail.ts";

/** Says on the row that its mail was given up; it can be sent again, or its link copied (PRODUCT 6.8). */
export async function markMailFailed(
  { actor, inAccount }: CrossingContext<Job>,
  { region, accountId, invitationId, version }: MailInvitation,
): Promise<void> {
  authorize(actor, "invitation.mail");
  await inAccount(region, accountId, async (tx) => {
    await lockAccount(tx, accountId);
    await tx
      .update(invitations)
      .set({ mailState: "failed" })
      .where(
        and(
          eq(invitations.accountId, accountId),
          eq(invitations.id, invitationId),
          eq(invitations.version, version),
          eq(invitations.mailState, "queued"),
        ),
      );
  });
}
