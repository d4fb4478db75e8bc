"use server";

import { requestSignInLink } from "./request-sign-in-link.ts";
import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { markActionReached } from "#lib/request-state.ts";

/** The one action outside the table of operations: Auth.js makes the link and needs Next's request for it. */
export async function requestSignInLinkAction(input: { email: string; next?: string }): Promise<Result<{ email: string }>> {
  markActionReached();
  return toResult(() => requestSignInLink(input));
}
