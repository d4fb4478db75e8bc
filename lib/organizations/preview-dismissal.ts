import { and, count, eq } from "drizzle-orm";
import { invitations, memberships, projects, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";

/** What goes with the organization, in numbers (PRODUCT 5.13). */
export async function previewDismissal({ tx, actor: { accountId } }: Context<Member>) {
  const [people] = await tx.select({ total: count() }).from(memberships).where(eq(memberships.accountId, accountId));
  const [groups] = await tx.select({ total: count() }).from(teams).where(eq(teams.accountId, accountId));
  const [held] = await tx.select({ total: count() }).from(projects).where(eq(projects.accountId, accountId));
  const [open] = await tx
    .select({ total: count() })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending")));
  return { members: people?.total ?? 0, teams: groups?.total ?? 0, projects: held?.total ?? 0, openInvitations: open?.total ?? 0 };
}
