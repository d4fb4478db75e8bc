"use client";

import { signInWithProviderAction } from "#lib/actions/sign-in.ts";
import { providerNames, type SignInProvider } from "#lib/sign-in-providers.ts";
import { ProviderMark } from "./provider-mark.tsx";
import { VisitButton } from "./visit-button.tsx";

/** *Continue with …* for each provider that is set up (PRODUCT 4.1); on to `next` in the end. */
export function ProviderButtons({ providers, next }: { providers: readonly SignInProvider[]; next: string }) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-t pt-5">
      {providers.map((provider) => (
        <VisitButton key={provider} provider={provider} size="lg" begin={() => signInWithProviderAction({ provider, next })}>
          <ProviderMark provider={provider} />
          Continue with {providerNames[provider]}
        </VisitButton>
      ))}
    </div>
  );
}
