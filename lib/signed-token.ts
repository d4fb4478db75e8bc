import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecrets } from "#lib/env.ts";

/** What a token is for; each has a key of its own, so that one is never good as another. */
export type TokenPurpose = "invitation" | "e-mail change" | "passkey sign-in";

/** `<body>_<HMAC>` by the newest secret; whoever knows the body makes it again, so nothing of it is stored (ARCHITECTURE 6). */
export function signedToken(purpose: TokenPurpose, body: string): string {
  const [newest] = authSecrets();
  return `${body}_${sign(purpose, body, newest)}`;
}

/** Whether a current secret signed it. Compared in constant time, before any database. */
export function isSignature(purpose: TokenPurpose, body: string, signature: string): boolean {
  const given = Buffer.from(signature);
  const good = authSecrets().map((secret) => {
    const expected = Buffer.from(sign(purpose, body, secret));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return good.includes(true);
}

function sign(purpose: TokenPurpose, body: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "guildhall", purpose, 32));
  return createHmac("sha256", key).update(body).digest("base64url");
}
