"use client";

import { VisitButton } from "#components/sign-in/visit-button.tsx";
import { linkSignInMethodAction } from "#lib/actions/sign-in.ts";
import { providerNames, type SignInProvider } from "#lib/sign-in-providers.ts";

/** Leaves for the provider; what one signs in to there is linked on the way back. */
export function LinkButton({ provider }: { provider: SignInProvider }) {
  return (
    <VisitButton
      provider={provider}
      size="sm"
      aria-label={`Link ${providerNames[provider]}`}
      begin={() => linkSignInMethodAction({ provider })}
    >
      Link
    </VisitButton>
  );
}
