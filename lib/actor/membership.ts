import { and, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, memberships, organizations, teamMemberships } from "#db/regional/schema.ts";
import type { TeamRole } from "#lib/policy/roles.ts";
import type { Member, User } from "./actor.ts";

/** Takes the account's lock, under which every write happens. False when the account is gone or being dismissed. */
export async function lockAccount(tx: RegionalTransaction, accountId: string): Promise<boolean> {
  const [account] = await tx.select({ state: accounts.state }).from(accounts).where(eq(accounts.accountId, accountId)).for("no key update");
  return account?.state === "active";
}

/** Whether the account lives, for reads and jobs that take no lock. */
export async function isActiveAccount(tx: RegionalTransaction, accountId: string): Promise<boolean> {
  const [account] = await tx.select({ state: accounts.state }).from(accounts).where(eq(accounts.accountId, accountId));
  return account?.state === "active";
}

type Asker = Pick<User, "userId" | "signedInRecently" | "clientAddress">;

/** The user's membership as it is in this transaction, or null for an outsider. */
export async function findActingMember(tx: RegionalTransaction, user: Asker, accountId: string): Promise<Member | null> {
  const [row] = await tx
    .select({
      role: memberships.role,
      name: memberships.name,
      email: memberships.email,
      slug: organizations.slug,
      region: accounts.region,
      teamRoles: teamRolesOf(accountId, user.userId),
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.accountId, memberships.accountId))
    .innerJoin(accounts, eq(accounts.accountId, memberships.accountId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.userId, user.userId), eq(accounts.state, "active")));
  if (!row) return null;
  return {
    kind: "member",
    userId: user.userId,
    accountId,
    signedInRecently: user.signedInRecently,
    clientAddress: user.clientAddress,
    ...row,
    teamRoles: new Map(Object.entries(row.teamRoles)),
  };
}

/** A member's role in each of their teams, by team id. */
export async function findTeamRoles(tx: RegionalTransaction, accountId: string, userId: string): Promise<ReadonlyMap<string, TeamRole>> {
  const rows = await tx
    .select({ teamId: teamMemberships.teamId, role: teamMemberships.role })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.userId, userId)));
  return new Map(rows.map(({ teamId, role }) => [teamId, role]));
}

function teamRolesOf(accountId: string, userId: string) {
  return sql<Record<string, TeamRole>>`coalesce((
    select jsonb_object_agg(${teamMemberships.teamId}, ${teamMemberships.role}) from ${teamMemberships}
    where ${teamMemberships.accountId} = ${accountId} and ${teamMemberships.userId} = ${userId}), '{}')`;
}
