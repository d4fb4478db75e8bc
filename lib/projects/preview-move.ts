import { and, eq, inArray, or } from "drizzle-orm";
import { projectGrants } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { foresee, type Planned } from "#lib/members/foresee.ts";
import { isCustomRole } from "#lib/policy/roles.ts";
import type { ProjectTarget } from "#lib/policy/subject.ts";
import { inTeams } from "#lib/teams/find.ts";
import type { MoveProject } from "./input.ts";
import { authorizeMove } from "./move.ts";

/** Who would gain and lose what if the project moved (PRODUCT 3.4). */
export async function previewMove(context: Context<Member>, input: MoveProject) {
  const { project, team } = await authorizeMove(context.tx, context.actor, input);
  const teamIds = [project.teamId, team.id];
  const consequences = await foresee(context, {
    whose: concerned(context, project.id, teamIds),
    teamIds,
    project,
    becomes: (standing) => ({ ...standing, projects: new Map([...standing.projects].map(([id, target]) => [id, moved(target, team.id)])) }),
  });
  return { team, ...consequences };
}

/** A custom role is its team's: it stays behind. */
function moved({ projectRole, ...target }: ProjectTarget, teamId: string): ProjectTarget {
  return projectRole === undefined || isCustomRole(projectRole) ? { teamId } : { ...target, teamId, projectRole };
}

/** Whoever is in one of the teams or has a role of their own in the project. */
function concerned({ tx, actor: { accountId } }: Context<Member>, projectId: string, teamIds: readonly string[]): Planned["whose"] {
  const inThem = inTeams(tx, accountId, teamIds);
  const withOwnRole = tx
    .select({ userId: projectGrants.userId })
    .from(projectGrants)
    .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId)));
  return (userId) => or(inThem(userId), inArray(userId, withOwnRole));
}
