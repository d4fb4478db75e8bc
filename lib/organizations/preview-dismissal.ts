import { count, eq } from "drizzle-orm";
import { organizations, projects, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";

/** What goes with the organization, in numbers (PRODUCT 5.13). */
export async function previewDismissal({ tx, actor: { accountId } }: Context<Member>) {
  const [people] = await tx
    .select({ members: organizations.seatsUsed, openInvitations: organizations.seatsReserved })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  const [groups] = await tx.select({ total: count() }).from(teams).where(eq(teams.accountId, accountId));
  const [held] = await tx.select({ total: count() }).from(projects).where(eq(projects.accountId, accountId));
  return {
    members: people?.members ?? 0,
    teams: groups?.total ?? 0,
    projects: held?.total ?? 0,
    openInvitations: people?.openInvitations ?? 0,
  };
}
