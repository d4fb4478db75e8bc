import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { AddPasskey, PasskeyAnswer } from "#lib/passkeys/input.ts";
import { userHandleOf } from "#lib/passkeys/webauthn.ts";

type Doing = { challenge: string; /** Where the browser says it is; the authenticator's own app when left out. */ origin?: string };

/** Bits of the authenticator's flags (WebAuthn 6.1). */
const present = 0x01;
const verified = 0x04;
const backupEligible = 0x08;
const backedUp = 0x10;
const withCredential = 0x40;

/** An authenticator in software with one passkey for one app, and the browser around it. Each thing it may do wrong can be set. */
export class Authenticator {
  readonly credentialId = randomBytes(32).toString("base64url");
  /** How many signatures it says it has made; 0 for ever when it does not count. */
  counter = 0;
  userVerified = true;
  synced = true;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #appUrl: string;

  constructor(appUrl: string) {
    this.#appUrl = appUrl;
  }

  /** What a browser answers when asked to make a passkey. */
  create(doing: Doing): AddPasskey["response"] {
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
      ["fmt", "none"],
      ["attStmt", new Map<string, string>()],
      ["authData", Buffer.concat([this.#authenticatorData(withCredential), this.#credential()])],
    ]);
    return {
      clientDataJSON: this.#clientData("webauthn.create", doing).toString("base64url"),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString("base64url"),
      transports: ["internal"],
    };
  }

  /** What a browser answers when asked for a passkey made for this user. */
  answer({ userId, ...doing }: Doing & { userId: string }): PasskeyAnswer {
    const clientData = this.#clientData("webauthn.get", doing);
    const authenticatorData = this.#authenticatorData();
    const signed = Buffer.concat([authenticatorData, createHash("sha256").update(clientData).digest()]);
    return {
      id: this.credentialId,
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: sign("sha256", signed, this.#keys.privateKey).toString("base64url"),
      userHandle: userHandleOf(userId),
    };
  }

  #clientData(type: string, { challenge, origin = this.#appUrl }: Doing): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData(more = 0): Buffer {
    const flags = present | (this.userVerified ? verified : 0) | (this.synced ? backupEligible | backedUp : 0) | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([createHash("sha256").update(new URL(this.#appUrl).hostname).digest(), Buffer.from([flags]), counter]);
  }

  /** No model's id, the passkey's own, and its public key as COSE has it: ES256 on P-256. */
  #credential(): Buffer {
    const id = Buffer.from(this.credentialId, "base64url");
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const length = Buffer.from([id.length >> 8, id.length & 0xff]);
    return Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)]);
  }
}
