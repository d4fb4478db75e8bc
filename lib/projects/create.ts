import { uuidv7 } from "uuidv7";
import { projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findTeam } from "#lib/teams/find.ts";
import type { CreateProject } from "./input.ts";

/** A new project in a team one administers; its keys will work for every API of the organization (PRODUCT 3.7). */
export async function createProject({ tx, actor }: Context<Member>, { teamId, name, description = null }: CreateProject) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  authorize(actor, "project.create", { teamId });
  const projectId = uuidv7();
  await tx.insert(projects).values({ accountId, id: projectId, teamId, name, description });
  await record(tx, actor, accountId, {
    event: "project.created",
    target: { id: projectId, name },
    details: { projectId, team: team.name },
  });
  return { projectId, teamId, name, description };
}
