import { isSignature, signedToken } from "#lib/signed-token.ts";
import { challengeMinutes } from "./webauthn.ts";

const purpose = "passkey sign-in";

/** A sign-in's challenge as the visitor's own browser keeps it: `<challenge>.<end in ms>_<HMAC>`. Nothing of it is stored here. */
export function sealChallenge(challenge: string, nowMs = Date.now()): string {
  return signedToken(purpose, `${challenge}.${nowMs + challengeMinutes * 60_000}`);
}

/** The challenge, or null when it was not made here or is older than five minutes; asks no database. */
export function openChallenge(sealed: string | undefined, nowMs = Date.now()): string | null {
  const [, body, challenge, endMs, signature] = /^(([\w-]{20,100})\.(\d{1,15}))_([\w-]{43})$/.exec(sealed ?? "") ?? [];
  if (!body || !challenge || !signature || !isSignature(purpose, body, signature)) return null;
  return Number(endMs) > nowMs ? challenge : null;
}
