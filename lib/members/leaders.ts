import { sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
import type { Decision, Denial } from "#lib/errors.ts";
import { leadingRoles, organizationRoles, type OrganizationRole } from "#lib/policy/roles.ts";

/** How many names a denial shows (PRODUCT 2.8). */
export const peopleShown = 3;

export type Leaders = ReadonlyMap<OrganizationRole, string[]>;

/** Whoever was refused, or is shown what they may not do. */
export type Refused = { accountId: string; userId: string };

/** The first three people of each role by name, to say who can fix a denial; never the refused themselves, who cannot. */
export async function findLeaders(tx: RegionalTransaction, refused: Refused): Promise<Leaders> {
  const rows = await read(tx, refused);
  return new Map(organizationRoles.map((role) => [role, rows.filter((row) => row.role === role).map(({ name }) => name)]));
}

const read = statement<Refused, { role: OrganizationRole; name: string }>(({ accountId, userId }) => {
  const roles = sql.join(
    leadingRoles.map((role) => sql`(${role})`),
    sql`, `,
  );
  return sql`select role, name from (values ${roles}) as wanted (role), lateral (
    select name from ${memberships}
    where account_id = ${accountId} and ${memberships.role} = wanted.role and user_id <> ${userId}
    order by sort_name, user_id limit ${sql.raw(String(peopleShown))}) person`;
});

/** The same for what these decisions refuse; nobody is looked for where nobody could help, as for an owner. */
export async function findLeadersFor(tx: RegionalTransaction, refused: Refused, decisions: readonly Decision[]): Promise<Leaders> {
  const canBeHelped = decisions.some((decision) => !decision.allowed && decision.fixableBy.length > 0);
  return canBeHelped ? findLeaders(tx, refused) : new Map();
}

/** The decision with up to three names of people who can change it, highest role first. */
export function withPeople(decision: Decision, leaders: Leaders): Decision {
  return decision.allowed ? decision : { ...decision, people: peopleFor(decision, leaders) };
}

/** Up to three people who may do what was refused. */
export function peopleFor(denial: Denial, leaders: Leaders): string[] {
  const able = organizationRoles.filter((role) => denial.fixableBy.includes(role));
  return able.flatMap((role) => leaders.get(role) ?? []).slice(0, peopleShown);
}
