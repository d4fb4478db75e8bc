import { z } from "zod";
import { cursor, id, manyLines, oneLine, pageSize, searchTerm } from "#lib/fields.ts";
import { projectPermissions } from "#lib/policy/permissions.ts";
import { projectRoleNames } from "#lib/policy/role-names.ts";
import { isCustomRole, projectGrantRoles } from "#lib/policy/roles.ts";

const projectName = oneLine(80);
const description = manyLines(500).nullish();

export const projectInput = z.strictObject({ projectId: id });
export type ProjectInput = z.output<typeof projectInput>;

export const projectListInput = z.strictObject({ search: searchTerm, teamId: id.optional(), cursor, limit: pageSize });
export type ProjectList = z.output<typeof projectListInput>;

export const projectPeopleInput = z.strictObject({ projectId: id, search: searchTerm, cursor, limit: pageSize });
export type ProjectPeople = z.output<typeof projectPeopleInput>;

export const projectPersonInput = z.strictObject({ projectId: id, userId: id });
export type ProjectPerson = z.output<typeof projectPersonInput>;

export const createProjectInput = z.strictObject({ teamId: id, name: projectName, description });
export type CreateProject = z.output<typeof createProjectInput>;

/** What is left out stays as it is. */
export const updateProjectInput = z
  .strictObject({ projectId: id, name: projectName.optional(), description })
  .refine(({ name, description: given }) => name !== undefined || given !== undefined, "Give at least one field to change.");
export type UpdateProject = z.output<typeof updateProjectInput>;

const apiId = z
  .string("must be text")
  .trim()
  .regex(/^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, "must be the id of an API: lower-case letters, digits and hyphens");

/** Null: all APIs the organization subscribes to, also those to come (PRODUCT 3.7). */
export const setProjectApisInput = z.strictObject({
  projectId: id,
  allowedApis: z
    .array(apiId, "must be a list of APIs")
    .max(100, "must be at most 100 APIs")
    .transform((apis) => [...new Set(apis)].toSorted())
    .nullable(),
});
export type SetProjectApis = z.output<typeof setProjectApisInput>;

export const moveProjectInput = z.strictObject({ projectId: id, toTeamId: id });
export type MoveProject = z.output<typeof moveProjectInput>;

/** The project's name, typed to confirm. */
export const deleteProjectInput = z.strictObject({ projectId: id, confirmName: projectName });
export type DeleteProject = z.output<typeof deleteProjectInput>;

/** `role` null takes one's own role away: the team role counts again. `projectRoleId` goes with a custom role alone. */
export const setProjectRoleInput = z
  .strictObject({
    projectId: id,
    userId: id,
    role: z.enum(projectGrantRoles, "must be editor, read-only, forbidden or custom").nullable(),
    projectRoleId: id.nullish(),
  })
  .superRefine(({ role, projectRoleId }, context) => {
    if (isCustomRole(role) === Boolean(projectRoleId)) return;
    const message = "goes with a custom role, and with no other";
    for (const field of ["projectRoleId", "role"]) context.addIssue({ code: "custom", path: [field], message });
  });
export type SetProjectRole = z.output<typeof setProjectRoleInput>;

const knownNames = Object.values(projectRoleNames);
const roleName = oneLine(60).refine((name) => !knownNames.includes(name.toLowerCase()), "is the name of a role that everybody has");
const permissions = z
  .array(z.enum(projectPermissions, "must be a permission of an editor"), "must be a list of permissions")
  .max(projectPermissions.length, "must name each permission once")
  .refine((chosen) => chosen.includes("project.view"), "must include project.view: whoever may do something in a project sees it")
  .transform((chosen) => projectPermissions.filter((permission) => chosen.includes(permission)));

export const teamRolesInput = z.strictObject({ teamId: id });
export type TeamRolesInput = z.output<typeof teamRolesInput>;

export const createProjectRoleInput = z.strictObject({ teamId: id, name: roleName, permissions });
export type CreateProjectRole = z.output<typeof createProjectRoleInput>;

export const updateProjectRoleInput = z.strictObject({ projectRoleId: id, name: roleName, permissions });
export type UpdateProjectRole = z.output<typeof updateProjectRoleInput>;

export const projectRoleInput = z.strictObject({ projectRoleId: id });
export type ProjectRoleInput = z.output<typeof projectRoleInput>;
