import { createProject } from "#lib/projects/create.ts";
import { createProjectRole } from "#lib/projects/create-role.ts";
import { deleteProject } from "#lib/projects/delete.ts";
import { deleteProjectRole } from "#lib/projects/delete-role.ts";
import {
  createProjectInput,
  createProjectRoleInput,
  deleteProjectInput,
  moveProjectInput,
  projectInput,
  projectListInput,
  projectPeopleInput,
  projectPersonInput,
  projectRoleInput,
  setProjectApisInput,
  setProjectRoleInput,
  teamRolesInput,
  updateProjectInput,
  updateProjectRoleInput,
} from "#lib/projects/input.ts";
import { listProjects } from "#lib/projects/list.ts";
import { explainInProject } from "#lib/projects/explain.ts";
import { listProjectRoles } from "#lib/projects/list-roles.ts";
import { moveProject } from "#lib/projects/move.ts";
import { listProjectPeople } from "#lib/projects/people.ts";
import { previewMove } from "#lib/projects/preview-move.ts";
import { setProjectApis } from "#lib/projects/set-apis.ts";
import { setProjectRole } from "#lib/projects/set-role.ts";
import { updateProject } from "#lib/projects/update.ts";
import { updateProjectRole } from "#lib/projects/update-role.ts";
import { viewProject } from "#lib/projects/view.ts";
import { inOrganization } from "./operation.ts";

/** A project that one may not open answers as one that does not exist, whatever is asked of it (PRODUCT 3). */
export const projectOperations = {
  "project.list": inOrganization({
    permission: "organization.view",
    input: projectListInput,
    query: listProjects,
    route: "GET /orgs/{org}/projects",
  }),
  "project.view": inOrganization({
    permission: "project.view",
    input: projectInput,
    query: viewProject,
    asksItself: true,
    route: "GET /orgs/{org}/projects/{projectId}",
  }),
  "project.people": inOrganization({
    permission: "team.view",
    input: projectPeopleInput,
    query: listProjectPeople,
    asksItself: true,
    route: "GET /orgs/{org}/projects/{projectId}/people",
  }),
  "project.explain": inOrganization({
    permission: "permission.explain",
    input: projectPersonInput,
    query: explainInProject,
    asksItself: true,
    route: "GET /orgs/{org}/projects/{projectId}/people/{userId}/permissions",
  }),
  "project.create": inOrganization({
    permission: "project.create",
    input: createProjectInput,
    verb: createProject,
    route: "POST /orgs/{org}/teams/{teamId}/projects",
  }),
  "project.update": inOrganization({
    permission: "project.update",
    input: updateProjectInput,
    verb: updateProject,
    route: "PATCH /orgs/{org}/projects/{projectId}",
  }),
  "project.setApis": inOrganization({
    permission: "project.setApis",
    input: setProjectApisInput,
    verb: setProjectApis,
    route: "PUT /orgs/{org}/projects/{projectId}/apis",
  }),
  "project.setRole": inOrganization({
    permission: "project.setRole",
    input: setProjectRoleInput,
    verb: setProjectRole,
    route: "PUT /orgs/{org}/projects/{projectId}/people/{userId}",
  }),
  "project.previewMove": inOrganization({
    permission: "project.move",
    input: moveProjectInput,
    query: previewMove,
    asksItself: true,
    route: "GET /orgs/{org}/projects/{projectId}/move",
  }),
  "project.move": inOrganization({
    permission: "project.move",
    input: moveProjectInput,
    verb: moveProject,
    route: "POST /orgs/{org}/projects/{projectId}/move",
  }),
  "project.delete": inOrganization({
    permission: "project.delete",
    input: deleteProjectInput,
    verb: deleteProject,
    route: "DELETE /orgs/{org}/projects/{projectId}",
  }),
  "projectRole.list": inOrganization({
    permission: "projectRole.manage",
    input: teamRolesInput,
    query: listProjectRoles,
    asksItself: true,
    route: "GET /orgs/{org}/teams/{teamId}/project-roles",
  }),
  "projectRole.create": inOrganization({
    permission: "projectRole.manage",
    input: createProjectRoleInput,
    verb: createProjectRole,
    route: "POST /orgs/{org}/teams/{teamId}/project-roles",
  }),
  "projectRole.update": inOrganization({
    permission: "projectRole.manage",
    input: updateProjectRoleInput,
    verb: updateProjectRole,
    route: "PATCH /orgs/{org}/project-roles/{projectRoleId}",
  }),
  "projectRole.delete": inOrganization({
    permission: "projectRole.manage",
    input: projectRoleInput,
    verb: deleteProjectRole,
    route: "DELETE /orgs/{org}/project-roles/{projectRoleId}",
  }),
};
