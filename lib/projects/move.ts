import { and, eq, isNotNull } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectGrants, projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProject, projectIs, teamInField } from "./find.ts";
import type { MoveProject } from "./input.ts";

/** Moves a project into another team one administers; custom roles stay with the old one (PRODUCT 3.4). */
export async function moveProject({ tx, actor }: Context<Member>, input: MoveProject) {
  const { accountId } = actor;
  const { project, team } = await authorizeMove(tx, actor, input);
  const ended = await tx
    .delete(projectGrants)
    .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, project.id), isNotNull(projectGrants.projectRoleId)))
    .returning({ userId: projectGrants.userId });
  await tx.update(projects).set({ teamId: team.id }).where(projectIs(accountId, project.id));
  await record(tx, actor, accountId, {
    event: "project.moved",
    target: { id: project.id, name: project.name },
    details: { projectId: project.id, from: project.teamName, to: team.name, customRolesEnded: ended.length },
  });
  return { projectId: project.id, teamId: team.id, customRolesEnded: ended.length };
}

/** The project and the team it would move to. Throws where the actor may not, or it is there already. */
export async function authorizeMove(tx: RegionalTransaction, actor: Member, { projectId, toTeamId }: MoveProject) {
  const project = await findProject(tx, actor, projectId);
  authorize(actor, "project.move", { teamId: project.teamId });
  const team = await teamInField(tx, actor.accountId, "toTeamId", toTeamId);
  authorize(actor, "project.move", { teamId: project.teamId, toTeamId });
  if (toTeamId === project.teamId) throw invalidField("toTeamId", `It is in ${team.name} already. Choose another team.`);
  return { project, team };
}
