import { and, asc, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitationTeams, teams } from "#db/regional/schema.ts";

/** The teams an invitation leads to, by name, with the role in each. */
export async function teamsOfInvitation(tx: RegionalTransaction, accountId: string, invitationId: string) {
  return tx
    .select({ name: teams.name, role: invitationTeams.role })
    .from(invitationTeams)
    .innerJoin(teams, and(eq(teams.accountId, invitationTeams.accountId), eq(teams.id, invitationTeams.teamId)))
    .where(and(eq(invitationTeams.accountId, accountId), eq(invitationTeams.invitationId, invitationId)))
    .orderBy(asc(teams.name));
}
