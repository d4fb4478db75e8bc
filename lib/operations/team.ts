import { addTeamMember } from "#lib/teams/add-member.ts";
import { addTeamMembers, previewTeamAdditions } from "#lib/teams/add-members.ts";
import { checkPeople, checkPeopleCsv } from "#lib/teams/check-people.ts";
import { createTeam } from "#lib/teams/create.ts";
import { deleteTeam } from "#lib/teams/delete.ts";
import {
  createTeamInput,
  deleteTeamInput,
  renameTeamInput,
  teamCsvInput,
  teamGrantInput,
  teamGrantsInput,
  teamListInput,
  teamPlaceInput,
  teamPlacesInput,
  teamRowsInput,
  viewTeamInput,
} from "#lib/teams/input.ts";
import { listTeams } from "#lib/teams/list.ts";
import { previewTeamDeletion, previewTeamRemoval, previewTeamRole } from "#lib/teams/preview.ts";
import { removeTeamMember } from "#lib/teams/remove-member.ts";
import { previewTeamRemovals, removeTeamMembers } from "#lib/teams/remove-members.ts";
import { renameTeam } from "#lib/teams/rename.ts";
import { setTeamRole } from "#lib/teams/set-role.ts";
import { viewTeam } from "#lib/teams/view.ts";
import { inOrganization } from "./operation.ts";

export const teamOperations = {
  "team.list": inOrganization({ permission: "team.list", input: teamListInput, query: listTeams, route: "GET /orgs/{org}/teams" }),
  "team.view": inOrganization({
    permission: "team.view",
    input: viewTeamInput,
    query: viewTeam,
    asksItself: true,
    route: "GET /orgs/{org}/teams/{teamId}",
  }),
  "team.create": inOrganization({ permission: "team.create", input: createTeamInput, verb: createTeam, route: "POST /orgs/{org}/teams" }),
  "team.rename": inOrganization({
    permission: "team.rename",
    input: renameTeamInput,
    verb: renameTeam,
    route: "PATCH /orgs/{org}/teams/{teamId}",
  }),
  "team.previewDeletion": inOrganization({
    permission: "team.delete",
    input: deleteTeamInput,
    query: previewTeamDeletion,
    asksItself: true,
    route: "GET /orgs/{org}/teams/{teamId}/deletion",
  }),
  "team.delete": inOrganization({
    permission: "team.delete",
    input: deleteTeamInput,
    verb: deleteTeam,
    route: "DELETE /orgs/{org}/teams/{teamId}",
  }),
  "team.addMember": inOrganization({
    permission: "team.addMember",
    input: teamGrantInput,
    verb: addTeamMember,
    route: "PUT /orgs/{org}/teams/{teamId}/members/{userId}",
  }),
  "team.previewSetRole": inOrganization({
    permission: "team.setRole",
    input: teamGrantInput,
    query: previewTeamRole,
    asksItself: true,
    route: "GET /orgs/{org}/teams/{teamId}/members/{userId}/role-change",
  }),
  // Reads that a body is sent with: a thousand rows are no query.
  "team.checkPeople": inOrganization({
    permission: "team.addMember",
    input: teamRowsInput,
    query: checkPeople,
    asksItself: true,
    route: "POST /orgs/{org}/teams/{teamId}/members/check",
  }),
  "team.checkPeopleCsv": inOrganization({
    permission: "team.addMember",
    input: teamCsvInput,
    query: checkPeopleCsv,
    asksItself: true,
    route: "POST /orgs/{org}/teams/{teamId}/members/check-csv",
  }),
  "team.previewAdditions": inOrganization({
    permission: "team.addMember",
    input: teamGrantsInput,
    query: previewTeamAdditions,
    asksItself: true,
    route: "POST /orgs/{org}/teams/{teamId}/members/addition-preview",
  }),
  "team.addMembers": inOrganization({
    permission: "team.addMember",
    input: teamGrantsInput,
    verb: addTeamMembers,
    route: "POST /orgs/{org}/teams/{teamId}/members",
  }),
  "team.setRole": inOrganization({
    permission: "team.setRole",
    input: teamGrantInput,
    verb: setTeamRole,
    route: "PATCH /orgs/{org}/teams/{teamId}/members/{userId}",
  }),
  "team.previewRemoval": inOrganization({
    permission: "team.removeMember",
    input: teamPlaceInput,
    query: previewTeamRemoval,
    asksItself: true,
    route: "GET /orgs/{org}/teams/{teamId}/members/{userId}/removal",
  }),
  "team.removeMember": inOrganization({
    permission: "team.removeMember",
    input: teamPlaceInput,
    verb: removeTeamMember,
    route: "DELETE /orgs/{org}/teams/{teamId}/members/{userId}",
  }),
  "team.previewRemovals": inOrganization({
    permission: "team.removeMember",
    input: teamPlacesInput,
    query: previewTeamRemovals,
    asksItself: true,
    route: "POST /orgs/{org}/teams/{teamId}/members/removal-preview",
  }),
  "team.removeMembers": inOrganization({
    permission: "team.removeMember",
    input: teamPlacesInput,
    verb: removeTeamMembers,
    route: "POST /orgs/{org}/teams/{teamId}/members/removals",
  }),
};
