import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { isAmong } from "#db/is-among.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships, organizations, teams } from "#db/regional/schema.ts";
import { type Seats, seatsOf } from "./seats.ts";

/** What decides whether these people can be invited now. */
export type Conditions = {
  /** How many of the teams there are. */
  teams: number;
  /** Which addresses are members', and which are invited already; one past its time is not. */
  members: ReadonlySet<string>;
  invited: ReadonlySet<string>;
  seats: Seats | null;
  /** Whether an invitation of the organization, of whomever, is past its time and not yet ended. */
  anyOverdue: boolean;
};

/** Reads them in one statement, as each would cost about as much by itself. */
export async function readConditions(
  tx: RegionalTransaction,
  accountId: string,
  { emails, teamIds }: { emails: readonly string[]; teamIds: readonly string[] },
): Promise<Conditions> {
  const pending = and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"));
  const lasting = and(pending, gt(invitations.expiresAt, sql`clock_timestamp()`));
  const overdue = and(pending, lte(invitations.expiresAt, sql`clock_timestamp()`));
  const [found] = await tx
    .select({
      used: organizations.seatsUsed,
      reserved: organizations.seatsReserved,
      paid: organizations.seatsPaid,
      teams: sql<number>`(select count(*)::integer from ${teams}
        where ${and(eq(teams.accountId, accountId), isAmong(teams.id, teamIds))})`,
      members: addressesOf(memberships, and(eq(memberships.accountId, accountId), isAmong(memberships.email, emails))),
      invited: addressesOf(invitations, and(lasting, isAmong(invitations.email, emails))),
      anyOverdue: sql<boolean>`exists (select from ${invitations} where ${overdue})`,
    })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  if (!found) throw new Error("An organization was not found by its members");
  const { members, invited, used, reserved, paid, ...others } = found;
  return { ...others, seats: seatsOf({ used, reserved, paid }), members: new Set(members), invited: new Set(invited) };
}

function addressesOf(table: typeof memberships | typeof invitations, where: SQL | undefined): SQL<string[]> {
  return sql`array(select ${table.email} from ${table} where ${where})`;
}
