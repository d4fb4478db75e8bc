import { and, asc, count, eq, inArray, ne, notExists, type SQL, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, teamMemberships, teams } from "#db/regional/schema.ts";
import { notFound } from "#lib/errors.ts";
import type { FoundMember } from "#lib/members/find.ts";
import type { TeamRole } from "#lib/policy/roles.ts";

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

/** A member and what they are in one team, null when not in it. */
export type TeamCandidate = FoundMember & { teamRole: TeamRole | null };

/** The members that `which` names, each with their role in one team; as many statements for a thousand as for one. */
export async function findCandidates(tx: RegionalTransaction, accountId: string, teamId: string, which: SQL): Promise<TeamCandidate[]> {
  return tx
    .select({
      userId: memberships.userId,
      role: memberships.role,
      name: memberships.name,
      email: memberships.email,
      teamRole: teamMemberships.role,
    })
    .from(memberships)
    .leftJoin(
      teamMemberships,
      and(
        eq(teamMemberships.accountId, memberships.accountId),
        eq(teamMemberships.teamId, teamId),
        eq(teamMemberships.userId, memberships.userId),
      ),
    )
    .where(and(eq(memberships.accountId, accountId), which));
}

/** One of them. Throws AppError "notFound" for anybody else's member. */
export async function findCandidate(tx: RegionalTransaction, accountId: string, { teamId, userId }: { teamId: string; userId: string }) {
  const [person] = await findCandidates(tx, accountId, teamId, eq(memberships.userId, userId));
  if (!person) throw notFound("This member");
  return person;
}

export async function findCandidatesById(tx: RegionalTransaction, accountId: string, teamId: string, userIds: string[]) {
  const people = await findCandidates(tx, accountId, teamId, inArray(memberships.userId, userIds));
  return new Map(people.map((person) => [person.userId, person]));
}

/** Those of these people who are in no other team than the one they are in now (PRODUCT 3.5). */
export async function findInOneTeam(tx: RegionalTransaction, accountId: string, userIds: string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ userId: teamMemberships.userId })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), inArray(teamMemberships.userId, userIds)))
    .groupBy(teamMemberships.userId)
    .having(sql`count(*) < 2`);
  return new Set(rows.map(({ userId }) => userId));
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
