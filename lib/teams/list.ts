import { asc, eq, sql } from "drizzle-orm";
import { teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";

/** All teams by name; everybody in the organization sees the names (PRODUCT 3.10). */
export async function listTeams({ tx, actor }: Context<Member>) {
  const rows = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(eq(teams.accountId, actor.accountId))
    .orderBy(asc(sql`lower(${teams.name})`));
  return { teams: rows.map((team) => ({ ...team, myRole: actor.teamRoles.get(team.id) ?? null })) };
}
