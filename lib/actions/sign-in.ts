"use server";

import { requestSignInLink } from "./request-sign-in-link.ts";
import { visitToLink, visitToSignIn } from "./visit-provider.ts";
import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { markActionReached } from "#lib/request-state.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";

// The actions outside the table of operations: each has Auth.js begin something, and it needs Next's own request for that.

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
