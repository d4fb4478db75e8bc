"use server";

import { door } from "./door.ts";

export const createTeamAction = door("team.create");
export const renameTeamAction = door("team.rename");
export const deleteTeamAction = door("team.delete");
export const addTeamMemberAction = door("team.addMember");
export const addTeamMembersAction = door("team.addMembers");
export const setTeamRoleAction = door("team.setRole");
export const removeTeamMemberAction = door("team.removeMember");
export const removeTeamMembersAction = door("team.removeMembers");
