import { teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { findMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findTeam, findTeamRole, placeIs } from "./find.ts";
import type { TeamGrant, TeamPlace } from "./input.ts";

/** Changes someone's role in a team. Taking away its last team admin is allowed: the team is then run by the owner (PRODUCT 3.6). */
export async function setTeamRole({ tx, actor }: Context<Member>, { teamId, userId, role }: TeamGrant) {
  const { accountId } = actor;
  const { team, member, current } = await authorizeTeamRole({ tx, actor }, { teamId, userId });
  if (current === role) return { teamId, userId, role };
  await tx.update(teamMemberships).set({ role }).where(placeIs(accountId, { teamId, userId }));
  await record(tx, actor, accountId, {
    event: "team.roleChanged",
    target: { id: userId, name: member.name },
    details: { teamId, team: team.name, from: current, to: role },
  });
  return { teamId, userId, role };
}

/** Somebody's place in a team as it is. Throws where there is none, or the actor may not change it. */
export async function authorizeTeamRole({ tx, actor }: Context<Member>, { teamId, userId }: TeamPlace) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  const member = await findMember(tx, accountId, userId);
  authorize(actor, "team.setRole", { teamId, userId, role: member.role });
  const current = await findTeamRole(tx, accountId, { teamId, userId });
  if (!current) throw new AppError("notFound", `${member.name} is not in ${team.name}.`);
  return { team, member, current };
}
