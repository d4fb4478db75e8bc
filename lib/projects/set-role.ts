import { and, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectGrants, projectRoles } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { findMember } from "#lib/members/find.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findProject } from "./find.ts";
import type { SetProjectRole } from "./input.ts";
import { customRoleIs, nameOfOwnRole } from "#lib/actor/project-role.ts";

/**
 * Gives a member of the organization, in the team or not, a role of their own in one project, or takes it away
 * (PRODUCT 3.2, 3.3). To oneself it is a self-grant, named so in the audit log (PRODUCT 3.1).
 */
export async function setProjectRole({ tx, actor }: Context<Member>, { projectId, userId, role, projectRoleId = null }: SetProjectRole) {
  const { accountId } = actor;
  const project = await findProject(tx, actor, projectId);
  const member = await findMember(tx, accountId, userId);
  authorize(actor, "project.setRole", { teamId: project.teamId, userId, role: member.role });
  const customName = projectRoleId === null ? null : await nameOfCustomRole(tx, accountId, project.teamId, projectRoleId);
  const before = await findOwnRole(tx, accountId, projectId, userId);
  const after = { projectId, userId, role, projectRoleId };
  if (before.ownRole === role && before.projectRoleId === projectRoleId) return after;
  if (role === null) await tx.delete(projectGrants).where(grantIs(accountId, projectId, userId));
  else {
    await tx
      .insert(projectGrants)
      .values({ accountId, projectId, userId, teamId: project.teamId, role, projectRoleId })
      .onConflictDoUpdate({
        target: [projectGrants.accountId, projectGrants.projectId, projectGrants.userId],
        set: { role, projectRoleId },
      });
  }
  await record(tx, actor, accountId, {
    event: role !== null && userId === actor.userId ? "project.selfGranted" : "project.roleChanged",
    target: { id: projectId, name: project.name },
    details: { projectId, userId, person: member.name, from: nameOfOwnRole(before), to: nameOfOwnRole({ ownRole: role, customName }) },
  });
  return after;
}

async function nameOfCustomRole(tx: RegionalTransaction, accountId: string, teamId: string, projectRoleId: string): Promise<string> {
  const [found] = await tx
    .select({ name: projectRoles.name })
    .from(projectRoles)
    .where(and(eq(projectRoles.accountId, accountId), eq(projectRoles.teamId, teamId), eq(projectRoles.id, projectRoleId)));
  if (!found) throw invalidField("projectRoleId", "This role is not one of the project's team. Reload and choose again.");
  return found.name;
}

async function findOwnRole(tx: RegionalTransaction, accountId: string, projectId: string, userId: string) {
  const [row] = await tx
    .select({ ownRole: projectGrants.role, projectRoleId: projectGrants.projectRoleId, customName: projectRoles.name })
    .from(projectGrants)
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(grantIs(accountId, projectId, userId));
  return row ?? { ownRole: null, projectRoleId: null, customName: null };
}

function grantIs(accountId: string, projectId: string, userId: string) {
  return and(eq(projectGrants.accountId, accountId), eq(projectGrants.projectId, projectId), eq(projectGrants.userId, userId));
}
