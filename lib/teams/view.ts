import { and, asc, count, eq, like, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { csvMaxBytes, csvRowsMax } from "#lib/decode-csv.ts";
import { containing, readCursor, textCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { founderTeamRole, plainTeamRole, teamRoles } from "#lib/policy/roles.ts";
import { somebody } from "#lib/policy/subject.ts";
import { countStranded, findTeam } from "./find.ts";
import type { ViewTeam } from "./input.ts";
import { projectsInTheWay } from "./projects-in-the-way.ts";

/** A team and its people by name, with what the reader may do about each (PRODUCT 3.6, 3.10). */
export async function viewTeam({ tx, actor }: Context<Member>, { teamId, search, cursor, limit }: ViewTeam) {
  const team = await findTeam(tx, actor.accountId, teamId);
  authorize(actor, "team.view", { teamId });
  const after = readCursor(cursor, textCursor);
  const rows = await tx
    .select({
      userId: memberships.userId,
      name: memberships.name,
      email: memberships.email,
      role: memberships.role,
      teamRole: teamMemberships.role,
      sortName: memberships.sortName,
    })
    .from(teamMemberships)
    .innerJoin(memberships, and(eq(memberships.accountId, teamMemberships.accountId), eq(memberships.userId, teamMemberships.userId)))
    .where(
      and(
        eq(teamMemberships.accountId, actor.accountId),
        eq(teamMemberships.teamId, teamId),
        search ? like(memberships.search, containing(search.toLowerCase())) : undefined,
        after && sql`(${memberships.sortName}, ${memberships.userId}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(limit + 1);
  const people = rows.slice(0, limit);
  const last = rows.length > limit ? people.at(-1) : undefined;
  const leaders = await findLeaders(tx, actor);
  const mayDelete = decide(actor, "team.delete");
  const { total, inCharge } = await countPeople(tx, actor.accountId, teamId);
  return {
    ...team,
    total,
    runByOwner: inCharge === 0,
    /** What one can be in a team, highest first. */
    roles: teamRoles,
    plainRole: plainTeamRole,
    /** Of a list of people to add. */
    limits: { rows: csvRowsMax, fileBytes: csvMaxBytes },
    /** People in no other team, who have to go somewhere when this one is deleted. */
    stranded: mayDelete.allowed ? await countStranded(tx, actor.accountId, teamId) : null,
    /** What keeps it from being deleted: how many, and who can move them (PRODUCT 3.9). */
    projectsInTheWay: mayDelete.allowed ? await projectsInTheWay(tx, actor.accountId, teamId) : null,
    people: people.map(({ sortName: _, ...person }) => {
      const target = { teamId, userId: person.userId, role: person.role };
      return {
        ...person,
        isYou: person.userId === actor.userId,
        may: {
          setRole: withPeople(decide(actor, "team.setRole", target), leaders),
          remove: withPeople(decide(actor, "team.removeMember", target), leaders),
        },
      };
    }),
    nextCursor: last ? writeCursor([last.sortName, last.userId]) : null,
    may: {
      rename: withPeople(decide(actor, "team.rename", { teamId }), leaders),
      delete: withPeople(mayDelete, leaders),
      createProject: withPeople(decide(actor, "project.create", { teamId }), leaders),
      manageProjectRoles: withPeople(decide(actor, "projectRole.manage", { teamId }), leaders),
      addMember: withPeople(decide(actor, "team.addMember", { teamId, ...somebody }), leaders),
      addThemselves: withPeople(decide(actor, "team.addMember", { teamId, userId: actor.userId, role: actor.role }), leaders),
    },
  };
}

async function countPeople(tx: RegionalTransaction, accountId: string, teamId: string) {
  const [row] = await tx
    .select({ total: count(), inCharge: sql<number>`(count(*) filter (where ${teamMemberships.role} = ${founderTeamRole}))::int` })
    .from(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId)));
  return row ?? { total: 0, inCharge: 0 };
}
