"use server";

import { door } from "./door.ts";

export const createOrganizationAction = door("organization.create");
export const updateOrganizationAction = door("organization.update");
