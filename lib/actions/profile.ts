"use server";

import { door } from "./door.ts";

export const completeAccountAction = door("account.complete");
export const signOutAction = door("session.signOut");
export const signOutEverywhereAction = door("session.signOutEverywhere");
export const updateProfileAction = door("profile.update");
export const deleteProfileAction = door("profile.delete");
export const changeEmailAction = door("profile.changeEmail");
export const cancelEmailChangeAction = door("profile.cancelEmailChange");
export const confirmEmailAction = door("profile.confirmEmail");
export const revokeSessionAction = door("session.revoke");
export const unlinkSignInMethodAction = door("signInMethod.unlink");
