import { teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { findMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { countTeamsOf, findTeam, findTeamRole, placeIs } from "./find.ts";
import type { TeamPlace } from "./input.ts";

/** Takes a member out of a team, oneself too; nobody is left without a team (PRODUCT 3.5). */
export async function removeTeamMember({ tx, actor }: Context<Member>, { teamId, userId }: TeamPlace) {
  const { accountId } = actor;
  const { team, member, role } = await authorizeTeamRemoval({ tx, actor }, { teamId, userId });
  await tx.delete(teamMemberships).where(placeIs(accountId, { teamId, userId }));
  await record(tx, actor, accountId, {
    event: "team.memberRemoved",
    target: { id: userId, name: member.name },
    details: { teamId, team: team.name, role },
  });
  return { teamId, userId };
}

/** Somebody's place in a team as it is. Throws where there is none, it is their only one, or the actor may not take it away. */
export async function authorizeTeamRemoval({ tx, actor }: Context<Member>, { teamId, userId }: TeamPlace) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  const member = await findMember(tx, accountId, userId);
  authorize(actor, "team.removeMember", { teamId, userId, role: member.role });
  const role = await findTeamRole(tx, accountId, { teamId, userId });
  if (!role) throw notFound("This person's place in the team");
  if ((await countTeamsOf(tx, accountId, userId)) < 2) {
    throw new AppError(
      "conflict",
      `${team.name} is the only team of ${member.name}, and every member is in at least one. Add them to another team first.`,
    );
  }
  return { team, member, role };
}
