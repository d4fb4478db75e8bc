import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecrets } from "#lib/env.ts";

/**
 * Says that this session asked for this one visit to a provider in order to link what comes back. Without it a
 * provider's answer signs in and links nothing, whoever is signed in by then. `state` is the visit's own.
 */
export function linkProof(sessionId: string, state: string): string {
  const [newest] = authSecrets();
  return sign(sessionId, state, newest);
}

/** Whether a current secret signed exactly this. Compared in constant time. */
export function isLinkProof(proof: string, sessionId: string, state: string): boolean {
  const given = Buffer.from(proof);
  return authSecrets()
    .map((secret) => Buffer.from(sign(sessionId, state, secret)))
    .map((good) => good.length === given.length && timingSafeEqual(good, given))
    .includes(true);
}

function sign(sessionId: string, state: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "guildhall", "link a sign-in method", 32));
  return createHmac("sha256", key).update(`${sessionId}\n${state}`).digest("base64url");
}
