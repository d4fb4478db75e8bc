import { changeRole } from "#lib/members/change-role.ts";
import { changeRoleInput, memberListInput } from "#lib/members/input.ts";
import { listMembers } from "#lib/members/list.ts";
import { mailRoleChange, mailRoleChangeInput } from "#lib/members/mail-role-change.ts";
import { byJob, inOrganization } from "./operation.ts";

export const memberOperations = {
  "member.list": inOrganization({
    permission: "member.list",
    input: memberListInput,
    query: listMembers,
    route: "GET /orgs/{org}/members",
  }),
  "member.changeRole": inOrganization({
    permission: "member.changeRole",
    input: changeRoleInput,
    verb: changeRole,
    route: "PATCH /orgs/{org}/members/{userId}",
  }),
  "member.mailRoleChange": byJob({ permission: "member.mailRoleChange", input: mailRoleChangeInput, verb: mailRoleChange }),
};
