import { and, asc, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findMember, type FoundMember } from "./find.ts";
import { foresee, only } from "./foresee.ts";
import type { PreviewRemoval } from "./input.ts";

/** What ends with a membership, before somebody is removed (PRODUCT 2.6, 5.11). */
export async function previewRemoval(context: Context<Member>, { userId }: PreviewRemoval) {
  const { tx, actor } = context;
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "member.remove", { userId, role: member.role });
  return { ...member, ...(await endOf(context, member)) };
}

/** The same before one leaves. */
export async function previewLeaving(context: Context<Member>) {
  const { tx, actor } = context;
  authorize(actor, "organization.leave");
  const { role } = actor;
  return { role, ...(await endOf(context, await findMember(tx, actor.accountId, actor.userId))) };
}

async function endOf(context: Context<Member>, { userId }: Pick<FoundMember, "userId">) {
  const { tx, actor } = context;
  return {
    teams: await placesOf(tx, actor.accountId, userId),
    ...(await foresee(context, { whose: only(userId), becomes: () => null })),
  };
}

function placesOf(tx: RegionalTransaction, accountId: string, userId: string) {
  return tx
    .select({ name: teams.name, role: teamMemberships.role })
    .from(teamMemberships)
    .innerJoin(teams, and(eq(teams.accountId, teamMemberships.accountId), eq(teams.id, teamMemberships.teamId)))
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.userId, userId)))
    .orderBy(asc(teams.name));
}
