"use server";

import { door } from "./door.ts";

export const createOrganizationAction = door("organization.create");
export const updateOrganizationAction = door("organization.update");
export const transferOrganizationAction = door("organization.transfer");
export const leaveOrganizationAction = door("organization.leave");
export const dismissOrganizationAction = door("organization.dismiss");
