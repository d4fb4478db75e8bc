import { isDeepStrictEqual } from "node:util";
import { projectRoles } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProjectRole, projectRoleIs } from "./find.ts";
import type { UpdateProjectRole } from "./input.ts";

/** Changes a custom role, at once for everybody who has it. */
export async function updateProjectRole({ tx, actor }: Context<Member>, { projectRoleId, name, permissions }: UpdateProjectRole) {
  const before = await findProjectRole(tx, actor.accountId, projectRoleId);
  authorize(actor, "projectRole.manage", { teamId: before.teamId });
  const changed = {
    ...(before.name !== name && { name: { from: before.name, to: name } }),
    ...(!isDeepStrictEqual(before.permissions, permissions) && { permissions: { from: before.permissions, to: permissions } }),
  };
  if (Object.keys(changed).length > 0) {
    await tx.update(projectRoles).set({ name, permissions }).where(projectRoleIs(actor.accountId, projectRoleId));
    await record(tx, actor, actor.accountId, { event: "projectRole.updated", target: { id: projectRoleId, name }, details: changed });
  }
  return { projectRoleId, name, permissions };
}
