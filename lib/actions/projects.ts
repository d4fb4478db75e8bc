"use server";

import { door } from "./door.ts";

export const createProjectAction = door("project.create");
export const updateProjectAction = door("project.update");
export const setProjectApisAction = door("project.setApis");
export const setProjectRoleAction = door("project.setRole");
export const moveProjectAction = door("project.move");
export const deleteProjectAction = door("project.delete");
export const createProjectRoleAction = door("projectRole.create");
export const updateProjectRoleAction = door("projectRole.update");
export const deleteProjectRoleAction = door("projectRole.delete");
