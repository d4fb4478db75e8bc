import { and, count, eq } from "drizzle-orm";
import { projectGrants, projectRoles } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProjectRole, projectRoleIs } from "./find.ts";
import type { ProjectRoleInput } from "./input.ts";

/** Deletes a custom role; for whoever had it counts what their team role gives (PRODUCT 3.4). */
export async function deleteProjectRole({ tx, actor }: Context<Member>, { projectRoleId }: ProjectRoleInput) {
  const { accountId } = actor;
  const { teamId, name } = await findProjectRole(tx, accountId, projectRoleId);
  authorize(actor, "projectRole.manage", { teamId });
  const [given] = await tx
    .select({ places: count() })
    .from(projectGrants)
    .where(and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectRoleId, projectRoleId)));
  const customRolesEnded = given?.places ?? 0;
  await tx.delete(projectRoles).where(projectRoleIs(accountId, projectRoleId));
  await record(tx, actor, accountId, { event: "projectRole.deleted", target: { id: projectRoleId, name }, details: { customRolesEnded } });
  return { projectRoleId, customRolesEnded };
}
