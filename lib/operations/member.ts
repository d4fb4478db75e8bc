import { changeRole } from "#lib/members/change-role.ts";
import { changeRoles } from "#lib/members/change-roles.ts";
import { explainMember } from "#lib/members/explain.ts";
import { exportMembers } from "#lib/members/export.ts";
import {
  changeRoleInput,
  changeRolesInput,
  explainMemberInput,
  leaveOrganizationInput,
  memberListInput,
  previewRemovalInput,
  previewRemovalsInput,
  removeMemberInput,
  removeMembersInput,
} from "#lib/members/input.ts";
import { leaveOrganization } from "#lib/members/leave.ts";
import { listMembers } from "#lib/members/list.ts";
import { mailRemoval, mailRemovalInput } from "#lib/members/mail-removal.ts";
import { mailRoleChange, mailRoleChangeInput } from "#lib/members/mail-role-change.ts";
import { previewRemovals, previewRoles } from "#lib/members/preview-many.ts";
import { previewLeaving, previewRemoval } from "#lib/members/preview-removal.ts";
import { previewRoleChange } from "#lib/members/preview-role-change.ts";
import { removeMembers } from "#lib/members/remove-many.ts";
import { removeMember } from "#lib/members/remove.ts";
import { noInput } from "#lib/fields.ts";
import { byJob, inOrganization } from "./operation.ts";

export const memberOperations = {
  "member.list": inOrganization({
    permission: "member.list",
    input: memberListInput,
    query: listMembers,
    route: "GET /orgs/{org}/members",
  }),
  "member.export": inOrganization({
    permission: "member.export",
    input: noInput,
    query: exportMembers,
    route: "GET /orgs/{org}/members.csv",
  }),
  "member.changeRole": inOrganization({
    permission: "member.changeRole",
    input: changeRoleInput,
    verb: changeRole,
    route: "PATCH /orgs/{org}/members/{userId}",
  }),
  "member.previewRoleChange": inOrganization({
    permission: "member.changeRole",
    input: changeRoleInput,
    query: previewRoleChange,
    asksItself: true,
    route: "GET /orgs/{org}/members/{userId}/role-change",
  }),
  "member.changeRoles": inOrganization({
    permission: "member.changeRole",
    input: changeRolesInput,
    verb: changeRoles,
    route: "PATCH /orgs/{org}/members",
  }),
  "member.previewRoles": inOrganization({
    permission: "member.changeRole",
    input: changeRolesInput,
    query: previewRoles,
    asksItself: true,
    route: "POST /orgs/{org}/members/role-preview",
  }),
  "member.previewRemoval": inOrganization({
    permission: "member.remove",
    input: previewRemovalInput,
    query: previewRemoval,
    asksItself: true,
    route: "GET /orgs/{org}/members/{userId}/removal",
  }),
  "member.remove": inOrganization({
    permission: "member.remove",
    input: removeMemberInput,
    verb: removeMember,
    route: "DELETE /orgs/{org}/members/{userId}",
  }),
  "member.previewRemovals": inOrganization({
    permission: "member.remove",
    input: previewRemovalsInput,
    query: previewRemovals,
    asksItself: true,
    route: "POST /orgs/{org}/members/removal-preview",
  }),
  "member.removeMany": inOrganization({
    permission: "member.remove",
    input: removeMembersInput,
    verb: removeMembers,
    route: "POST /orgs/{org}/members/removals",
  }),
  "member.explain": inOrganization({
    permission: "permission.explain",
    input: explainMemberInput,
    query: explainMember,
    asksItself: true,
    route: "GET /orgs/{org}/members/{userId}/permissions",
  }),
  "organization.previewLeaving": inOrganization({
    permission: "organization.leave",
    input: noInput,
    query: previewLeaving,
    asksItself: true,
    route: "GET /orgs/{org}/departure",
  }),
  "organization.leave": inOrganization({
    permission: "organization.leave",
    input: leaveOrganizationInput,
    verb: leaveOrganization,
    route: "POST /orgs/{org}/departure",
  }),
  "member.mailRoleChange": byJob({ permission: "member.mailRoleChange", input: mailRoleChangeInput, verb: mailRoleChange }),
  "member.mailRemoval": byJob({ permission: "member.mailRemoval", input: mailRemovalInput, verb: mailRemoval }),
};
