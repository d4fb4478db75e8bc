import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { isAmong } from "#db/is-among.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, memberships, organizations, teams } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
import { type Counters, type Seats, seatsOf } from "./seats.ts";

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

type About = { accountId: string; emails: readonly string[]; teamIds: readonly string[] };

/** Reads them in one statement, as each would cost about as much by itself. */
export async function readConditions(tx: RegionalTransaction, about: About): Promise<Conditions> {
  const [found] = await read(tx, about);
  if (!found) throw new Error("An organization was not found by its members");
  const { members, invited, used, reserved, paid, ...others } = found;
  return { ...others, seats: seatsOf({ used, reserved, paid }), members: new Set(members), invited: new Set(invited) };
}

type Found = Pick<Conditions, "teams" | "anyOverdue"> & { members: string[]; invited: string[] } & Counters;

const read = statement<About, Found>(({ accountId, emails, teamIds }) => {
  const pending = and(eq(invitations.accountId, accountId), sql`${invitations.state} = 'pending'`);
  const lasting = and(pending, gt(invitations.expiresAt, sql`clock_timestamp()`));
  const overdue = and(pending, lte(invitations.expiresAt, sql`clock_timestamp()`));
  return sql`select ${organizations.seatsUsed} as used, ${organizations.seatsReserved} as reserved, ${organizations.seatsPaid} as paid,
    (select count(*)::integer from ${teams} where ${and(eq(teams.accountId, accountId), isAmong(teams.id, teamIds))}) as teams,
    ${addressesOf(memberships, and(eq(memberships.accountId, accountId), isAmong(memberships.email, emails)))} as members,
    ${addressesOf(invitations, and(lasting, isAmong(invitations.email, emails)))} as invited,
    exists (select from ${invitations} where ${overdue}) as "anyOverdue"
    from ${organizations} where ${eq(organizations.accountId, accountId)}`;
});

function addressesOf(table: typeof memberships | typeof invitations, where: SQL | undefined): SQL {
  return sql`array(select ${table.email} from ${table} where ${where})`;
}
