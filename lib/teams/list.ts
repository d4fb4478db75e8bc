import { and, asc, count, eq, sql } from "drizzle-orm";
import { teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { founderTeamRole } from "#lib/policy/roles.ts";

/** All teams by name: everybody sees the names, their people only who may open the team (PRODUCT 3.10). */
export async function listTeams({ tx, actor }: Context<Member>) {
  const rows = await tx
    .select({
      id: teams.id,
      name: teams.name,
      people: count(teamMemberships.userId),
      runByOwner: sql<boolean>`not coalesce(bool_or(${teamMemberships.role} = ${founderTeamRole}), false)`,
    })
    .from(teams)
    .leftJoin(teamMemberships, and(eq(teamMemberships.accountId, teams.accountId), eq(teamMemberships.teamId, teams.id)))
    .where(eq(teams.accountId, actor.accountId))
    .groupBy(teams.accountId, teams.id)
    .orderBy(asc(sql`lower(${teams.name})`));
  const leaders = await findLeaders(tx, actor.accountId);
  return {
    teams: rows.map(({ people, ...team }) => {
      const mayView = withPeople(decide(actor, "team.view", { teamId: team.id }), leaders);
      return { ...team, people: mayView.allowed ? people : null, myRole: actor.teamRoles.get(team.id) ?? null, mayView };
    }),
  };
}
