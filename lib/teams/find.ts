import { and, asc, count, eq, inArray, ne, notExists, type SQL, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { teamMemberships, teams } from "#db/regional/schema.ts";
import { notFound } from "#lib/errors.ts";

/** One team of this account. Throws AppError "notFound" for anybody else's. */
export async function findTeam(tx: RegionalTransaction, accountId: string, teamId: string) {
  const [team] = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.accountId, accountId), eq(teams.id, teamId)));
  if (!team) throw notFound("This team");
  return team;
}

/** All teams by name, for what goes through them in the server: no page has them all. */
export function teamNames(tx: RegionalTransaction, accountId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.accountId, accountId))
    .orderBy(asc(sql`lower(${teams.name})`));
}

/** Someone's role in one team, or null when they are not in it. */
export async function findTeamRole(tx: RegionalTransaction, accountId: string, { teamId, userId }: { teamId: string; userId: string }) {
  const [place] = await tx.select({ role: teamMemberships.role }).from(teamMemberships).where(placeIs(accountId, { teamId, userId }));
  return place?.role ?? null;
}

/** In how many teams someone is; everybody is in at least one (PRODUCT 3.5). */
export async function countTeamsOf(tx: RegionalTransaction, accountId: string, userId: string): Promise<number> {
  const [row] = await tx
    .select({ teams: count() })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.userId, userId)));
  return row?.teams ?? 0;
}

/** Members whose only team this is, as a table of their ids; deleting it moves them (PRODUCT 3.5). */
export function strandedIn(tx: RegionalTransaction, accountId: string, teamId: string) {
  const elsewhere = alias(teamMemberships, "elsewhere");
  return tx
    .select({ userId: teamMemberships.userId })
    .from(teamMemberships)
    .where(
      and(
        eq(teamMemberships.accountId, accountId),
        eq(teamMemberships.teamId, teamId),
        notExists(
          tx
            .select({ userId: elsewhere.userId })
            .from(elsewhere)
            .where(and(eq(elsewhere.accountId, accountId), eq(elsewhere.userId, teamMemberships.userId), ne(elsewhere.teamId, teamId))),
        ),
      ),
    )
    .as("stranded");
}

export async function countStranded(tx: RegionalTransaction, accountId: string, teamId: string): Promise<number> {
  const [row] = await tx.select({ people: count() }).from(strandedIn(tx, accountId, teamId));
  return row?.people ?? 0;
}

/** Whoever is in one of these teams, as a condition on the column of their ids. */
export function inTeams(tx: RegionalTransaction, accountId: string, teamIds: readonly string[]): (userId: AnyPgColumn) => SQL {
  const people = tx
    .select({ userId: teamMemberships.userId })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), inArray(teamMemberships.teamId, [...teamIds])));
  return (userId) => inArray(userId, people);
}

export function placeIs(accountId: string, { teamId, userId }: { teamId: string; userId: string }) {
  return and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId), eq(teamMemberships.userId, userId));
}
