"use server";

import { door } from "./door.ts";

export const createInvitationsAction = door("invitation.create");
export const copyInvitationLinkAction = door("invitation.copyLink");
export const cancelInvitationAction = door("invitation.cancel");
export const acceptInvitationAction = door("invitation.accept");
