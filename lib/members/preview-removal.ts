import { and, asc, count, eq } from "drizzle-orm";
import { invitations, projectGrants, teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findMember } from "./find.ts";
import type { PreviewRemoval } from "./input.ts";

/** What ends with a membership: places in teams, roles in projects (counted, as their names are not for everybody), and invitations the person sent that are still open (PRODUCT 2.6, 5.11). */
export async function previewRemoval({ tx, actor }: Context<Member>, { userId }: PreviewRemoval) {
  const { accountId } = actor;
  const member = await findMember(tx, accountId, userId);
  authorize(actor, "member.remove", { userId, role: member.role });
  const places = await tx
    .select({ name: teams.name, role: teamMemberships.role })
    .from(teamMemberships)
    .innerJoin(teams, and(eq(teams.accountId, teamMemberships.accountId), eq(teams.id, teamMemberships.teamId)))
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.userId, userId)))
    .orderBy(asc(teams.name));
  const [sent] = await tx
    .select({ open: count() })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.inviterUserId, userId), eq(invitations.state, "pending")));
  const [own] = await tx
    .select({ roles: count() })
    .from(projectGrants)
    .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.userId, userId)));
  return { ...member, teams: places, projectRoles: own?.roles ?? 0, openInvitations: sent?.open ?? 0, seatsFreed: 1 };
}
