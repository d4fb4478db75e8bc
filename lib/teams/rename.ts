import { and, eq } from "drizzle-orm";
import { teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findTeam } from "./find.ts";
import type { RenameTeam } from "./input.ts";

/** Gives a team another name. A name in use is a conflict. */
export async function renameTeam({ tx, actor }: Context<Member>, { teamId, name }: RenameTeam) {
  const team = await findTeam(tx, actor.accountId, teamId);
  authorize(actor, "team.rename", { teamId });
  if (team.name === name) return { teamId, name };
  await tx
    .update(teams)
    .set({ name })
    .where(and(eq(teams.accountId, actor.accountId), eq(teams.id, teamId)));
  await record(tx, actor, actor.accountId, { event: "team.renamed", target: { id: teamId, name }, details: { from: team.name, to: name } });
  return { teamId, name };
}
