"use server";

import { door } from "./door.ts";

export const createInvitationsAction = door("invitation.create");
export const createBulkInvitationsAction = door("invitation.createBulk");
export const copyInvitationLinkAction = door("invitation.copyLink");
export const cancelInvitationAction = door("invitation.cancel");
export const acceptInvitationAction = door("invitation.accept");
export const resendInvitationAction = door("invitation.resend");
export const removeInvitationAction = door("invitation.remove");
export const declineInvitationAction = door("invitation.decline");
export const acceptOwnInvitationAction = door("invitation.acceptOwn");
export const declineOwnInvitationAction = door("invitation.declineOwn");
