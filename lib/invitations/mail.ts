import { and, eq, gt, sql } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitationMailDays, invitations, memberships, organizations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { isActiveAccount, lockAccount } from "#lib/actor/membership.ts";
import { id, region } from "#lib/fields.ts";
import { returnMailAllowance, takeMailAllowance } from "#lib/mail/allowance.ts";
import { send } from "#lib/mail/send.ts";
import { Invitation, invitationSubject } from "#lib/mail/templates/invitation.tsx";
import { authorize } from "#lib/policy/decide.ts";
import { findInvitation } from "./find.ts";
import { teamsOfInvitation } from "./teams-of.ts";
import { invitationLink } from "./token.ts";

export const mailInvitationInput = z.strictObject({ region, accountId: id, invitationId: id, version: z.number().int().min(1) });
export type MailInvitation = z.output<typeof mailInvitationInput>;

/** Invitation mails a day, counted in UTC, for one organization (PRODUCT 6.8). */
const mailsPerOrganizationAndDay = 3000;
const today = sql`to_char(now() at time zone 'UTC', 'YYYY-MM-DD')`;

/** Mails one invitation's link, once: the idempotency key is its version. Over a limit the row says so and the link can be copied. */
export async function mailInvitation({ actor, inDirectory, inAccount }: CrossingContext<Job>, input: MailInvitation): Promise<void> {
  authorize(actor, "invitation.mail");
  const inTheAccount = <T>(work: (tx: RegionalTransaction) => Promise<T>) => inAccount(input.region, input.accountId, work);
  const letter = await inTheAccount((tx) => readLetter(tx, input));
  if (!letter) return;
  const counted = await inTheAccount((tx) => takeDailyAllowance(tx, input.accountId));
  const allowed = counted && (await inDirectory((tx) => takeMailAllowance(tx, letter.email, "invitation")));
  if (counted && !allowed) await inTheAccount((tx) => returnDailyAllowance(tx, input.accountId));
  if (allowed) {
    await send({
      to: letter.email,
      subject: invitationSubject(letter),
      react: createElement(Invitation, { ...letter, link: invitationLink(input) }),
      idempotencyKey: `invitation-${input.invitationId}-${input.version}`,
    }).catch(async (error: unknown) => {
      // The limits count mails, not tries: the queue tries again for hours.
      await inTheAccount((tx) => returnDailyAllowance(tx, input.accountId));
      await inDirectory((tx) => returnMailAllowance(tx, letter.email, "invitation"));
      throw error;
    });
  }
  await inTheAccount((tx) => markMailed(tx, input, allowed ? "sent" : "limited"));
}

/** What the mail says, or null when there is nothing to send any more. */
async function readLetter(tx: RegionalTransaction, { accountId, invitationId, version }: MailInvitation) {
  const invitation = await findInvitation(tx, accountId, invitationId);
  if (!(await isActiveAccount(tx, accountId))) return null;
  if (
    !invitation ||
    invitation.state !== "pending" ||
    invitation.version !== version ||
    invitation.mailState !== "queued" ||
    invitation.overdue
  )
    return null;
  const [organization] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.accountId, accountId));
  const [inviter] = await tx
    .select({ name: memberships.name, email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, invitation.inviterUserId)));
  if (!organization || !inviter) return null;
  const { email, role, note, expiresAt } = invitation;
  return {
    email,
    inviter,
    organizationName: organization.name,
    role,
    note,
    expiresAt,
    teams: await teamsOfInvitation(tx, accountId, invitationId),
  };
}

async function takeDailyAllowance(tx: RegionalTransaction, accountId: string): Promise<boolean> {
  const taken = await tx
    .insert(invitationMailDays)
    .values({ accountId, day: today, count: 1 })
    .onConflictDoUpdate({
      target: [invitationMailDays.accountId, invitationMailDays.day],
      set: { count: sql`${invitationMailDays.count} + 1` },
      setWhere: sql`${invitationMailDays.count} < ${mailsPerOrganizationAndDay}`,
    })
    .returning({ count: invitationMailDays.count });
  return taken.length > 0;
}

async function returnDailyAllowance(tx: RegionalTransaction, accountId: string): Promise<void> {
  await tx
    .update(invitationMailDays)
    .set({ count: sql`${invitationMailDays.count} - 1` })
    .where(and(eq(invitationMailDays.accountId, accountId), eq(invitationMailDays.day, today), gt(invitationMailDays.count, 0)));
}

async function markMailed(
  tx: RegionalTransaction,
  { accountId, invitationId, version }: MailInvitation,
  mailState: "sent" | "limited",
): Promise<void> {
  await lockAccount(tx, accountId);
  await tx
    .update(invitations)
    .set({ mailState })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId), eq(invitations.version, version)));
}
