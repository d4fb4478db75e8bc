import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { lockAccount } from "#lib/actor/membership.ts";
import { region } from "#lib/fields.ts";
import { authorize } from "#lib/policy/decide.ts";
import { expireDue } from "./expire-due.ts";

export const expireInvitationsInput = z.strictObject({ region });

/** The tidying job: marks overdue invitations expired, one organization at a time. Correctness does not wait for it. */
export async function expireInvitations(
  { actor, inRegion, inAccount }: CrossingContext<Job>,
  input: z.output<typeof expireInvitationsInput>,
): Promise<void> {
  authorize(actor, "invitation.expire");
  const due = await inRegion(input.region, (tx) =>
    tx.execute<{ account_id: string }>(sql`select account_id from app.due_accounts('expiredInvitations') as account_id`),
  );
  for (const { account_id: accountId } of due) {
    await inAccount(input.region, accountId, async (tx) => {
      if (await lockAccount(tx, accountId)) await expireDue(tx, accountId);
    });
  }
}
