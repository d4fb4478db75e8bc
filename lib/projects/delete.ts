import { projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProject, projectIs } from "./find.ts";
import type { DeleteProject } from "./input.ts";

/** Deletes a project with everything in it; its name is typed to confirm. */
export async function deleteProject({ tx, actor }: Context<Member>, { projectId, confirmName }: DeleteProject) {
  const { name, teamId, teamName } = await findProject(tx, actor, projectId);
  authorize(actor, "project.delete", { teamId });
  if (confirmName !== name) throw invalidField("confirmName", `Type ${name} to confirm.`);
  await tx.delete(projects).where(projectIs(actor.accountId, projectId));
  await record(tx, actor, actor.accountId, {
    event: "project.deleted",
    target: { id: projectId, name },
    details: { projectId, team: teamName },
  });
  return { projectId };
}
