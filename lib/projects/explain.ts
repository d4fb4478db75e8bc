import { and, eq } from "drizzle-orm";
import { projectGrants, projectRoles } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { customRoleIs, effectiveRole, factsOf, ownRoleColumns } from "#lib/actor/project-role.ts";
import { explain } from "#lib/members/explain.ts";
import { findMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { projectPermissions } from "#lib/policy/permissions.ts";
import { findProject } from "./find.ts";
import type { ProjectPerson } from "./input.ts";

/** What one member may do in a project and why; only of one that the asker may open is anything said (PRODUCT 3.9). */
export async function explainInProject(context: Context<Member>, { projectId, userId }: ProjectPerson) {
  const { tx, actor } = context;
  const { id, name, teamId } = await findProject(tx, actor, projectId);
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "permission.explain", { userId });
  const [own] = await tx
    .select(ownRoleColumns)
    .from(projectGrants)
    .leftJoin(projectRoles, customRoleIs(actor.accountId))
    .where(and(eq(projectGrants.accountId, actor.accountId), eq(projectGrants.projectId, id), eq(projectGrants.userId, userId)));
  const ownRole = own ?? { ownRole: null, projectRoleId: null, customName: null, customPermissions: null };
  const { teamRoles, decisions } = await explain(context, member, projectPermissions, { project: factsOf(teamId, ownRole) });
  return {
    ...member,
    isYou: userId === actor.userId,
    project: { id, name },
    /** What they are there, and where that comes from (PRODUCT 3.2). */
    effective: effectiveRole({ role: member.role, teamRoles }, teamId, ownRole),
    decisions,
  };
}
