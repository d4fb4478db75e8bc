import { and, eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectGrants, projectRoles, projects, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { decide } from "#lib/policy/decide.ts";
import { customRoleIs, factsOf, ownRoleColumns, ownRoleIs } from "#lib/actor/project-role.ts";

/** One project that the actor may open. One that they may not, another account's and none at all read the same (PRODUCT 3). */
export async function findProject(tx: RegionalTransaction, actor: Member, projectId: string) {
  const { accountId, userId } = actor;
  const [row] = await tx
    .select({
      id: projects.id,
      name: projects.name,
      description: projects.description,
      allowedApis: projects.allowedApis,
      createdAt: projects.createdAt,
      teamId: projects.teamId,
      teamName: teams.name,
      ...ownRoleColumns,
    })
    .from(projects)
    .innerJoin(teams, and(eq(teams.accountId, projects.accountId), eq(teams.id, projects.teamId)))
    .leftJoin(projectGrants, ownRoleIs(accountId, userId))
    .leftJoin(projectRoles, customRoleIs(accountId))
    .where(projectIs(accountId, projectId));
  if (!row || !decide(actor, "project.view", factsOf(row.teamId, row)).allowed) throw notFound("This project");
  return { ...row, facts: factsOf(row.teamId, row) };
}

export function projectIs(accountId: string, projectId: string) {
  return and(eq(projects.accountId, accountId), eq(projects.id, projectId));
}

/** One custom role of this account. Throws AppError "notFound" for anybody else's. */
export async function findProjectRole(tx: RegionalTransaction, accountId: string, projectRoleId: string) {
  const [role] = await tx
    .select({ id: projectRoles.id, teamId: projectRoles.teamId, name: projectRoles.name, permissions: projectRoles.permissions })
    .from(projectRoles)
    .where(projectRoleIs(accountId, projectRoleId));
  if (!role) throw notFound("This project role");
  return role;
}

export function projectRoleIs(accountId: string, projectRoleId: string) {
  return and(eq(projectRoles.accountId, accountId), eq(projectRoles.id, projectRoleId));
}

/** The team that a field of the input names. Throws AppError "invalid" when it is not here. */
export async function teamInField(tx: RegionalTransaction, accountId: string, field: string, teamId: string) {
  const [team] = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.accountId, accountId), eq(teams.id, teamId)));
  if (!team) throw invalidField(field, "This team does not exist here. Reload and choose again.");
  return team;
}
