import { AppError } from "#lib/errors.ts";

/** Passkeys one person may have. */
export const passkeysMax = 10;

/** Throws AppError "limited" for somebody who has as many passkeys as there can be. */
export function requireRoom(passkeys: number): void {
  if (passkeys >= passkeysMax)
    throw new AppError("limited", `You have ${passkeysMax} passkeys, which is as many as there can be. Remove one first.`);
}
