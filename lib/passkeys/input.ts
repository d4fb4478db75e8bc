import { z } from "zod";
import { id, oneLine } from "#lib/fields.ts";
import { passkeyTransports } from "#lib/passkey-transports.ts";

/** Bytes as browsers send them. */
function base64url(max: number) {
  return z
    .string("must be text")
    .regex(/^[\w-]+$/, "must be base64url without padding")
    .max(max, `must be at most ${max} characters`);
}

const name = oneLine(60);

/** The part of a browser's answer that says something; the limits are several times what authenticators send. */
export const addPasskeyInput = z.strictObject({
  name,
  response: z.strictObject(
    {
      clientDataJSON: base64url(4_000),
      attestationObject: base64url(12_000),
      transports: z
        .array(z.enum(passkeyTransports, "must be one that WebAuthn knows"), "must be a list")
        .max(10, "must be at most 10")
        .default([]),
    },
    "must be what the browser answered",
  ),
});
export type AddPasskey = z.output<typeof addPasskeyInput>;

export const renamePasskeyInput = z.strictObject({ passkeyId: id, name });
export type RenamePasskey = z.output<typeof renamePasskeyInput>;

export const removePasskeyInput = z.strictObject({ passkeyId: id });
export type RemovePasskey = z.output<typeof removePasskeyInput>;

/** A passkey's answer to a sign-in's challenge. */
export const passkeyAnswer = z.strictObject(
  {
    id: base64url(1_400),
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(8_000),
    userHandle: base64url(100).optional(),
  },
  "must be what the browser answered",
);
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;
