import { createHash } from "node:crypto";

/** Who somebody chose to be at the provider. */
export type Identity = { email: string; verified: boolean };

/** GitHub's number for them: of the address alone, so that a restart changes nobody's. */
export function gitHubId({ email }: Identity): number {
  return Number.parseInt(digest(email).slice(0, 12), 16);
}

export function gitHubLogin({ email }: Identity): string {
  return (email.split("@")[0] ?? "").replace(/[^a-z0-9]+/gi, "-");
}

/** Google's `sub`, a number of 21 digits in text. */
export function googleSubject({ email }: Identity): string {
  return (BigInt(`0x${digest(email)}`) % 10n ** 21n).toString().padStart(21, "1");
}

function digest(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}
