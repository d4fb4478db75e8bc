import { and, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, teamMemberships } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
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

export type Asker = Pick<User, "userId" | "signedInRecently" | "clientAddress">;

/** What `app.enter` answers about somebody who is a member. */
export type Entered = Pick<Member, "role" | "name" | "email" | "slug" | "region"> & { team_roles: Record<string, TeamRole> };

/**
 * Sets the account, for a write takes its lock, and answers with the user's membership as it then is, all in one statement;
 * null for an outsider, and where the account is gone or being dismissed.
 */
export async function enter(tx: RegionalTransaction, asker: Asker, accountId: string, kind: "read" | "write"): Promise<Member | null> {
  const [entered] = await entering(tx, { accountId, userId: asker.userId, toWrite: kind === "write" });
  return entered ? memberOf(asker, accountId, entered) : null;
}

const entering = statement<{ accountId: string; userId: string; toWrite: boolean }, Entered>(
  ({ accountId, userId, toWrite }) => sql`select * from app.enter(${accountId}, ${userId}, ${toWrite})`,
);

export function memberOf({ userId, signedInRecently, clientAddress }: Asker, accountId: string, entered: Entered): Member {
  const { team_roles: teamRoles, role, name, email, slug, region } = entered;
  const known = { userId, accountId, signedInRecently, clientAddress };
  return { kind: "member", ...known, role, name, email, slug, region, teamRoles: new Map(Object.entries(teamRoles)) };
}

/** Sets the account of an invitation and takes its lock, in one statement. Its id; null for none, and none that lives. */
export async function enterInvitation(tx: RegionalTransaction, invitationId: string): Promise<string | null> {
  const [entered] = await enteringInvitation(tx, { invitationId });
  return entered?.account ?? null;
}

const enteringInvitation = statement<{ invitationId: string }, { account: string | null }>(
  ({ invitationId }) => sql`select app.enter_invitation(${invitationId}) as account`,
);

/** A member's role in each of their teams, by team id. */
export async function findTeamRoles(tx: RegionalTransaction, accountId: string, userId: string): Promise<ReadonlyMap<string, TeamRole>> {
  const rows = await tx
    .select({ teamId: teamMemberships.teamId, role: teamMemberships.role })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.userId, userId)));
  return new Map(rows.map(({ teamId, role }) => [teamId, role]));
}
