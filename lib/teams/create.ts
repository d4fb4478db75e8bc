import { uuidv7 } from "uuidv7";
import { teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { founderTeamRole } from "#lib/policy/roles.ts";
import type { CreateTeam } from "./input.ts";

/** A new team, its maker in it as team admin. A name in use is a conflict. */
export async function createTeam({ tx, actor }: Context<Member>, { name }: CreateTeam) {
  authorize(actor, "team.create");
  const { accountId, userId } = actor;
  const teamId = uuidv7();
  await tx.insert(teams).values({ accountId, id: teamId, name });
  await tx.insert(teamMemberships).values({ accountId, teamId, userId, role: founderTeamRole });
  await record(tx, actor, accountId, { event: "team.created", target: { id: teamId, name } });
  return { teamId, name };
}
