"use server";

import { door } from "./door.ts";

export const changeRoleAction = door("member.changeRole");
export const changeRolesAction = door("member.changeRoles");
export const removeMembersAction = door("member.removeMany");
export const removeMemberAction = door("member.remove");
