import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { COSEALG, decodeAttestationObject, isoBase64URL, isoCBOR } from "@simplewebauthn/server/helpers";
import { env } from "#lib/env.ts";
import type { AddPasskey, PasskeyAnswer } from "./input.ts";

/** Minutes a challenge can be answered. */
export const challengeMinutes = 5;
const timeout = challengeMinutes * 60_000;

/**
 * A passkey takes the place of a mailbox, so having it is not enough: whoever holds it must also prove to it that they
 * are its owner, by finger, face or PIN. Otherwise a found security key would sign in.
 */
const userVerification = "required";

/** What Node verifies for good; the post-quantum ones it has are an experiment, and what is kept here must outlive that. */
const supportedAlgorithmIDs = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

type Credential = { credentialId: string; publicKey: string; counter: number };

/** Where a passkey is bound to: never what a request says of its host. */
function relyingParty() {
  const { origin, hostname } = new URL(env().APP_URL);
  return { expectedOrigin: origin, expectedRPID: hostname };
}

/** The authenticator keeps this instead of an address: the bytes of the user's id, base64url. */
export function userHandleOf(userId: string): string {
  return isoBase64URL.fromBuffer(userIdBytes(userId));
}

function userIdBytes(userId: string) {
  return Uint8Array.from(Buffer.from(userId.replaceAll("-", ""), "hex"));
}

/** What the browser is asked for a new passkey; the authenticator shows address and name. It can be found without an address. */
export function creationOptions(
  user: { userId: string; email: string; name: string },
  existing: readonly { credentialId: string; transports: string[] }[],
) {
  return generateRegistrationOptions({
    rpName: "Guildhall",
    rpID: relyingParty().expectedRPID,
    userID: userIdBytes(user.userId),
    userName: user.email,
    userDisplayName: user.name,
    timeout,
    attestationType: "none",
    supportedAlgorithmIDs,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "required", userVerification },
  });
}

/** What the browser is asked for a sign-in: any passkey it has for this address. */
export function requestOptions() {
  return generateAuthenticationOptions({ rpID: relyingParty().expectedRPID, timeout, userVerification });
}

/** The new passkey, or null when the answer is not one to this challenge, for this app. */
export async function verifyCreation(challenge: string, { clientDataJSON, attestationObject }: AddPasskey["response"]) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: "unread",
        rawId: "unread",
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject: withoutStatement(attestationObject) },
      },
      expectedChallenge: challenge,
      ...relyingParty(),
      supportedAlgorithmIDs,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    const publicKey = isoBase64URL.fromBuffer(credential.publicKey);
    return { credentialId: credential.id, publicKey, counter: credential.counter, backedUp: credentialBackedUp };
  } catch {
    return null;
  }
}

/** No maker's statement was asked for. One that comes is dropped unread, so that no certificate of a stranger's is looked into. */
function withoutStatement(attestationObject: string): string {
  const authenticatorData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get("authData");
  const bare = new Map<string, string | Map<string, string> | Uint8Array>([
    ["fmt", "none"],
    ["attStmt", new Map<string, string>()],
    ["authData", authenticatorData],
  ]);
  return isoBase64URL.fromBuffer(isoCBOR.encode(bare));
}

/** The counter and whether it is synced now, or null when this passkey did not sign this challenge, or counts backwards. */
export async function verifyAnswer(
  challenge: string,
  { id, ...response }: PasskeyAnswer,
  { credentialId, publicKey, counter }: Credential,
) {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: "public-key", clientExtensionResults: {}, response },
      credential: { id: credentialId, publicKey: isoBase64URL.toBuffer(publicKey), counter },
      expectedChallenge: challenge,
      ...relyingParty(),
      requireUserVerification: true,
    });
    return verified ? { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp } : null;
  } catch {
    return null;
  }
}
