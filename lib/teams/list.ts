import { and, asc, count, eq, inArray, like, sql, type SQL } from "drizzle-orm";
import { teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { containing, readCursor, textCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import { founderTeamRole } from "#lib/policy/roles.ts";
import { teamInField } from "#lib/projects/find.ts";
import type { TeamList } from "./input.ts";

const sortName = sql<string>`lower(${teams.name})`;

/** Teams by name: everybody sees the names, their people only who may open the team (PRODUCT 3.10). Reads one row more than shown. Throws AppError "invalid" for a `teamId` that is not here. */
export async function listTeams({ tx, actor }: Context<Member>, input: TeamList) {
  if (input.teamId) await teamInField(tx, actor.accountId, "teamId", input.teamId);
  const after = readCursor(input.cursor, textCursor);
  const wanted = matching(actor, input);
  const rows = await tx
    .select({ id: teams.id, name: teams.name, sortName, people, runByOwner })
    .from(teams)
    .where(and(wanted, after && sql`${sortName} > ${after[0]}`))
    .orderBy(asc(sortName))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const [all] = await tx.select({ total: count() }).from(teams).where(wanted);
  const leaders = await findLeaders(tx, actor);
  return {
    teams: shown.map(({ people: inIt, sortName: _, ...team }) => {
      const mayView = withPeople(decide(actor, "team.view", { teamId: team.id }), leaders);
      return { ...team, people: mayView.allowed ? inIt : null, myRole: actor.teamRoles.get(team.id) ?? null, mayView };
    }),
    total: all?.total ?? 0,
    nextCursor: last ? writeCursor([last.sortName, last.id]) : null,
  };
}

// Named in full by hand: Drizzle leaves the table's name out where only one is selected from.
const people = sql<number>`(select count(*)::int from team_memberships place
  where place.account_id = teams.account_id and place.team_id = teams.id)`;
const runByOwner = sql<boolean>`not exists (select from team_memberships place
  where place.account_id = teams.account_id and place.team_id = teams.id and place.role = ${founderTeamRole})`;

function matching(actor: Member, { search, teamId, which }: TeamList): SQL | undefined {
  return and(
    eq(teams.accountId, actor.accountId),
    teamId ? eq(teams.id, teamId) : undefined,
    which === "administered" ? administeredBy(actor) : undefined,
    search ? like(sortName, containing(search.toLowerCase())) : undefined,
  );
}

/** Teams whose projects the actor creates and moves; undefined for all of them. */
export function administeredBy(actor: Member): SQL | undefined {
  if (decide(actor, "team.administerAll").allowed) return undefined;
  return inArray(
    teams.id,
    [...actor.teamRoles.keys()].filter((teamId) => decide(actor, "project.create", { teamId }).allowed),
  );
}
