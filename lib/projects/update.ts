import { projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProject, projectIs } from "./find.ts";
import type { UpdateProject } from "./input.ts";

/** Saves what is given of a project's name and description. */
export async function updateProject({ tx, actor }: Context<Member>, { projectId, ...given }: UpdateProject) {
  const before = await findProject(tx, actor, projectId);
  authorize(actor, "project.update", before.facts);
  const { name = before.name, description = before.description } = given;
  const changed = {
    ...(before.name !== name && { name: { from: before.name, to: name } }),
    ...(before.description !== description && { description: { from: before.description, to: description } }),
  };
  if (Object.keys(changed).length > 0) {
    await tx.update(projects).set({ name, description }).where(projectIs(actor.accountId, projectId));
    await record(tx, actor, actor.accountId, {
      event: "project.updated",
      target: { id: projectId, name },
      details: { projectId, ...changed },
    });
  }
  return { projectId, name, description };
}
