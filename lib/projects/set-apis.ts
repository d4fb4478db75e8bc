import { isDeepStrictEqual } from "node:util";
import { projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProject, projectIs } from "./find.ts";
import type { SetProjectApis } from "./input.ts";

/** Chooses the APIs that a project's keys work for; null is all the organization subscribes to (PRODUCT 3.7). */
export async function setProjectApis({ tx, actor }: Context<Member>, { projectId, allowedApis }: SetProjectApis) {
  const project = await findProject(tx, actor, projectId);
  authorize(actor, "project.setApis", project.facts);
  if (!isDeepStrictEqual(project.allowedApis, allowedApis)) {
    await tx.update(projects).set({ allowedApis }).where(projectIs(actor.accountId, projectId));
    await record(tx, actor, actor.accountId, {
      event: "project.apisChanged",
      target: { id: projectId, name: project.name },
      details: { projectId, from: project.allowedApis, to: allowedApis },
    });
  }
  return { projectId, allowedApis };
}
