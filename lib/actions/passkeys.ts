"use server";

import { door } from "./door.ts";

export const beginPasskeyAction = door("passkey.begin");
export const addPasskeyAction = door("passkey.add");
export const renamePasskeyAction = door("passkey.rename");
export const removePasskeyAction = door("passkey.remove");
