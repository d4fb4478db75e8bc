import { noInput } from "#lib/fields.ts";
import { createOrganizationInput, updateOrganizationInput } from "#lib/organizations/input.ts";
import { createOrganization } from "#lib/organizations/create.ts";
import { listOwnOrganizations } from "#lib/organizations/list-own.ts";
import { sweepCreations } from "#lib/organizations/sweep-creations.ts";
import { updateOrganization } from "#lib/organizations/update.ts";
import { viewOrganization } from "#lib/organizations/view.ts";
import { viewRoles } from "#lib/organizations/view-roles.ts";
import { listTeams } from "#lib/teams/list.ts";
import { acrossDatabases, byJob, inOrganization } from "./operation.ts";

export const organizationOperations = {
  "organization.create": acrossDatabases({
    permission: "organization.create",
    input: createOrganizationInput,
    verb: createOrganization,
    route: "POST /orgs",
  }),
  "organization.listOwn": acrossDatabases({
    permission: "organization.listOwn",
    input: noInput,
    query: listOwnOrganizations,
    route: "GET /orgs",
  }),
  "organization.view": inOrganization({
    permission: "organization.view",
    input: noInput,
    query: viewOrganization,
    route: "GET /orgs/{org}",
  }),
  "organization.update": inOrganization({
    permission: "organization.update",
    input: updateOrganizationInput,
    verb: updateOrganization,
    route: "PATCH /orgs/{org}",
  }),
  "organization.viewRoles": inOrganization({
    permission: "organization.view",
    input: noInput,
    query: viewRoles,
    route: "GET /orgs/{org}/roles",
  }),
  "team.list": inOrganization({ permission: "team.list", input: noInput, query: listTeams, route: "GET /orgs/{org}/teams" }),
  "creation.sweep": byJob({ permission: "creation.sweep", input: noInput, verb: sweepCreations }),
};
