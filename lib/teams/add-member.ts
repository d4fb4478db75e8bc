import { teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { findMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findTeam, findTeamRole } from "./find.ts";
import type { TeamGrant } from "./input.ts";

/** Puts a member into a team. Adding oneself is a self-grant, named so in the audit log (PRODUCT 3.1). */
export async function addTeamMember({ tx, actor }: Context<Member>, { teamId, userId, role }: TeamGrant) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  const member = await findMember(tx, accountId, userId);
  authorize(actor, "team.addMember", { teamId, userId, role: member.role });
  const current = await findTeamRole(tx, accountId, { teamId, userId });
  if (current === role) return { teamId, userId, role };
  if (current) throw new AppError("conflict", `${member.name} is in ${team.name} already. Change their team role instead.`);
  await tx.insert(teamMemberships).values({ accountId, teamId, userId, role });
  await record(tx, actor, accountId, {
    event: userId === actor.userId ? "team.selfGranted" : "team.memberAdded",
    target: { id: userId, name: member.name },
    details: { teamId, team: team.name, role },
  });
  return { teamId, userId, role };
}
