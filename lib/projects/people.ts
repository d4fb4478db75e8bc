import { and, asc, eq, inArray, like, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships, organizations, projectGrants, projectRoles, teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { containing, readCursor, textCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { findProject } from "./find.ts";
import type { ProjectPeople } from "./input.ts";
import { customRoleIs, effectiveRole, ownRoleColumns } from "#lib/actor/project-role.ts";

/**
 * Everybody who has to do with a project, by name: the owner, the team, and whoever has a role of their own in it; each
 * with the effective role and where it comes from (PRODUCT 3.2). For who may see the team's people (PRODUCT 3.10).
 */
export async function listProjectPeople({ tx, actor }: Context<Member>, { projectId, search, cursor, limit }: ProjectPeople) {
  const { accountId } = actor;
  const { teamId } = await findProject(tx, actor, projectId);
  authorize(actor, "team.view", { teamId });
  const after = readCursor(cursor, textCursor);
  const rows = await tx
    .select({
      userId: memberships.userId,
      name: memberships.name,
      email: memberships.email,
      role: memberships.role,
      sortName: memberships.sortName,
      teamRole: teamMemberships.role,
      ...ownRoleColumns,
    })
    .from(memberships)
    .leftJoin(
      teamMemberships,
      and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId), eq(teamMemberships.userId, memberships.userId)),
    )
    .leftJoin(
      projectGrants,
      and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId), eq(projectGrants.userId, memberships.userId)),
    )
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(
      and(
        eq(memberships.accountId, accountId),
        inArray(memberships.userId, concerned(tx, accountId, { projectId, teamId })),
        search ? like(memberships.search, containing(search.toLowerCase())) : undefined,
        after && sql`(${memberships.sortName}, ${memberships.userId}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(limit + 1);
  const people = rows.slice(0, limit);
  const last = rows.length > limit ? people.at(-1) : undefined;
  const leaders = await findLeaders(tx, actor);
  return {
    people: people.map(({ sortName: _, role, teamRole, ownRole, projectRoleId, customName, customPermissions, ...person }) => {
      const member = { role, teamRoles: new Map(teamRole ? [[teamId, teamRole]] : []) };
      return {
        ...person,
        isYou: person.userId === actor.userId,
        own: { role: ownRole, projectRoleId },
        /** What it would be without a role of their own. */
        fromTeam: effectiveRole(member, teamId, { ownRole: null, projectRoleId: null, customName: null, customPermissions: null }).role,
        effective: effectiveRole(member, teamId, { ownRole, projectRoleId, customName, customPermissions }),
        may: { setRole: withPeople(decide(actor, "project.setRole", { teamId, userId: person.userId, role }), leaders) },
      };
    }),
    nextCursor: last ? writeCursor([last.sortName, last.userId]) : null,
  };
}

/** The ids of everybody in the team, with a role of their own, or the owner. */
function concerned(tx: RegionalTransaction, accountId: string, { projectId, teamId }: { projectId: string; teamId: string }) {
  return union(
    tx
      .select({ userId: teamMemberships.userId })
      .from(teamMemberships)
      .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId))),
    tx
      .select({ userId: projectGrants.userId })
      .from(projectGrants)
      .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId))),
    tx.select({ userId: organizations.ownerUserId }).from(organizations).where(eq(organizations.accountId, accountId)),
  );
}
