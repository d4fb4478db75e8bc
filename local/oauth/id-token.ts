import { generateKeyPairSync, sign } from "node:crypto";
import { googleSubject } from "./identity.ts";
import type { Grant } from "./visits.ts";

const keyId = "local";
const lifeSeconds = 3600;

/** Signs Google's id_tokens by RS256; the key is made with it and lives as long. */
export class IdTokens {
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  make(grant: Grant, issuer: string, clientId: string): string {
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: "RS256", kid: keyId, typ: "JWT" };
    const claims = {
      iss: issuer,
      aud: clientId,
      azp: clientId,
      ...claimsOf(grant),
      ...(grant.nonce && { nonce: grant.nonce }),
      iat: now,
      exp: now + lifeSeconds,
    };
    const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${body}.${sign("RSA-SHA256", Buffer.from(body), this.#keys.privateKey).toString("base64url")}`;
  }

  /** The public half, as JWKS. */
  keySet() {
    return { keys: [{ ...this.#keys.publicKey.export({ format: "jwk" }), kid: keyId, alg: "RS256", use: "sig" }] };
  }
}

/** What `userinfo` says too. */
export function claimsOf(grant: Grant) {
  return { sub: googleSubject(grant), email: grant.email, email_verified: grant.verified };
}
