import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { effectsOfMove } from "./effects-of-move.ts";
import type { MoveProject } from "./input.ts";
import { authorizeMove } from "./move.ts";

/** Who would gain and lose what if the project moved (PRODUCT 3.4). */
export async function previewMove({ tx, actor }: Context<Member>, input: MoveProject) {
  const { project, team } = await authorizeMove(tx, actor, input);
  return { team, effects: await effectsOfMove(tx, actor.accountId, { ...input, teamId: project.teamId }) };
}
