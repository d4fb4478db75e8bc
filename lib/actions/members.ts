"use server";

import { door } from "./door.ts";

export const changeRoleAction = door("member.changeRole");
export const removeMemberAction = door("member.remove");
