import { noInput } from "#lib/fields.ts";
import {
  createOrganizationInput,
  dismissOrganizationInput,
  transferOrganizationInput,
  updateOrganizationInput,
} from "#lib/organizations/input.ts";
import { createOrganization } from "#lib/organizations/create.ts";
import { dismissOrganization } from "#lib/organizations/dismiss.ts";
import { eraseOrganizations, eraseOrganizationsInput } from "#lib/organizations/erase.ts";
import { listOwnOrganizations } from "#lib/organizations/list-own.ts";
import { mailTransfer, mailTransferInput } from "#lib/organizations/mail-transfer.ts";
import { previewDismissal } from "#lib/organizations/preview-dismissal.ts";
import { sweepCreations } from "#lib/organizations/sweep-creations.ts";
import { transferOrganization } from "#lib/organizations/transfer.ts";
import { updateOrganization } from "#lib/organizations/update.ts";
import { viewOrganization } from "#lib/organizations/view.ts";
import { viewRoles } from "#lib/organizations/view-roles.ts";
import { acrossDatabases, byJob, fromActor, inOrganization } from "./operation.ts";

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
  "organization.viewRoles": fromActor({
    permission: "organization.view",
    input: noInput,
    query: viewRoles,
    route: "GET /orgs/{org}/roles",
  }),
  "organization.transfer": inOrganization({
    permission: "organization.transfer",
    input: transferOrganizationInput,
    verb: transferOrganization,
    route: "POST /orgs/{org}/transfer",
  }),
  "organization.previewDismissal": inOrganization({
    permission: "organization.dismiss",
    input: noInput,
    query: previewDismissal,
    route: "GET /orgs/{org}/dismissal",
  }),
  "organization.dismiss": inOrganization({
    permission: "organization.dismiss",
    input: dismissOrganizationInput,
    verb: dismissOrganization,
    route: "DELETE /orgs/{org}",
  }),
  "organization.erase": byJob({ permission: "organization.erase", input: eraseOrganizationsInput, verb: eraseOrganizations }),
  "organization.mailTransfer": byJob({ permission: "organization.mailTransfer", input: mailTransferInput, verb: mailTransfer }),
  "creation.sweep": byJob({ permission: "creation.sweep", input: noInput, verb: sweepCreations }),
};
