"use server";

import { beginPasskeySignIn, finishPasskeySignIn } from "./passkey-sign-in.ts";
import { requestSignInLink } from "./request-sign-in-link.ts";
import { visitToLink, visitToSignIn } from "./visit-provider.ts";
import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import type { PasskeyAnswer } from "#lib/passkeys/input.ts";
import { markActionReached } from "#lib/request-state.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";

// The actions outside the table of operations, which need Next's own request: Auth.js begins something, or cookies are set.

/** Mails a link. */
export async function requestSignInLinkAction(input: { email: string; next?: string }): Promise<Result<{ email: string }>> {
  markActionReached();
  return toResult(() => requestSignInLink(input));
}

/** The address at the provider to go to, to sign in. */
export async function signInWithProviderAction(input: { provider: SignInProvider; next: string }): Promise<Result<{ address: string }>> {
  markActionReached();
  return toResult(() => visitToSignIn(input));
}

/** The address at the provider to go to, to link an account there. */
export async function linkSignInMethodAction(input: { provider: SignInProvider }): Promise<Result<{ address: string }>> {
  markActionReached();
  return toResult(() => visitToLink(input));
}

/** What to ask the browser's passkeys. */
export async function beginPasskeySignInAction(input: Record<string, never>) {
  markActionReached();
  return toResult(() => beginPasskeySignIn(input));
}

/** Begins a session for whose passkey answered. */
export async function finishPasskeySignInAction(input: { answer: PasskeyAnswer; next?: string }): Promise<Result<{ next: string }>> {
  markActionReached();
  return toResult(() => finishPasskeySignIn(input));
}
