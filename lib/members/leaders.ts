import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Decision, Denial } from "#lib/errors.ts";
import { leadingRoles, organizationRoles, type OrganizationRole } from "#lib/policy/roles.ts";

/** How many names a denial shows (PRODUCT 2.8). */
const peopleShown = 3;

export type Leaders = ReadonlyMap<OrganizationRole, string[]>;

/** The first three people of each role, to say who can fix a denial. */
export async function findLeaders(tx: RegionalTransaction, accountId: string): Promise<Leaders> {
  const ranked = tx
    .select({
      role: memberships.role,
      name: memberships.name,
      place: sql<number>`row_number() over (partition by ${memberships.role} order by ${memberships.joinedAt}, ${memberships.userId})`.as(
        "place",
      ),
    })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), inArray(memberships.role, leadingRoles)))
    .as("ranked");
  const rows = await tx
    .select({ role: ranked.role, name: ranked.name })
    .from(ranked)
    .where(sql`${ranked.place} <= ${peopleShown}`)
    .orderBy(asc(ranked.place));
  return new Map(organizationRoles.map((role) => [role, rows.filter((row) => row.role === role).map(({ name }) => name)]));
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
