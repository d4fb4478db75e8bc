import type * as WebAuthn from "@simplewebauthn/browser";
import type { Result } from "#lib/errors.ts";
import { isPasskeyTransport } from "#lib/passkey-transports.ts";

export const noPasskeys = "This browser has no passkeys. Use a current one, and an address that begins with https.";

/** Known in the browser alone. */
export function hasPasskeys(): boolean {
  return typeof window.PublicKeyCredential === "function";
}

/** Asks for a new passkey. Null when the person closed the prompt, which is no failure. */
export function promptForNew(optionsJSON: WebAuthn.PublicKeyCredentialCreationOptionsJSON) {
  return prompt(async ({ startRegistration }) => {
    const { clientDataJSON, attestationObject, transports = [] } = (await startRegistration({ optionsJSON })).response;
    return { clientDataJSON, attestationObject, transports: transports.filter(isPasskeyTransport) };
  });
}

/** Asks for one of the passkeys there are. Null when the person closed the prompt, which is no failure. */
export function promptForAnswer(optionsJSON: WebAuthn.PublicKeyCredentialRequestOptionsJSON) {
  return prompt(async ({ startAuthentication }) => {
    const { id, response } = await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, clientDataJSON, authenticatorData, signature, userHandle };
  });
}

/** Loaded when somebody asks for it, so that no page carries it. */
async function prompt<Answer>(ask: (browser: typeof WebAuthn) => Promise<Answer>): Promise<Result<Answer | null>> {
  if (!hasPasskeys()) return { ok: false, error: { code: "unavailable", message: noPasskeys } };
  const browser = await import("@simplewebauthn/browser");
  try {
    return { ok: true, data: await ask(browser) };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "NotAllowedError" || name === "AbortError") return { ok: true, data: null };
    return {
      ok: false,
      error: { code: "unavailable", message: sentences.get(name) ?? "The browser could not do this. Try another one, or another device." },
    };
  }
}

const sentences = new Map([
  ["InvalidStateError", "This device has a passkey of yours already."],
  ["ConstraintError", "This device cannot check that it is you. Set up a PIN, a fingerprint or your face on it first, or use another one."],
  ["SecurityError", "Passkeys do not work at this address. Tell whoever runs this Guildhall: it needs a name, and https."],
]);
