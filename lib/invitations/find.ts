import { and, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations } from "#db/regional/schema.ts";
import { type Given, selection } from "#db/statement.ts";

/** One invitation of this account with `overdue` by the database's clock, or undefined. */
export async function findInvitation(tx: RegionalTransaction, accountId: string, invitationId: string) {
  const [invitation] = await read(tx, { accountId, invitationId });
  return invitation;
}

const read = selection(
  {
    id: invitations.id,
    email: invitations.email,
    name: invitations.name,
    role: invitations.role,
    note: invitations.note,
    state: invitations.state,
    version: invitations.version,
    inviterUserId: invitations.inviterUserId,
    inviterName: invitations.inviterName,
    mailState: invitations.mailState,
    expiresAt: invitations.expiresAt,
    acceptedByUserId: invitations.acceptedByUserId,
    overdue: sql<boolean>`${invitations.state} = 'pending' and ${invitations.expiresAt} <= clock_timestamp()`,
  },
  ({ accountId, invitationId }: Given<{ accountId: string; invitationId: string }>) =>
    sql`from ${invitations} where ${and(eq(invitations.accountId, accountId), eq(invitations.id, invitationId))}`,
);

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;
