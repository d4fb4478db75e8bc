"use client";

import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useLeaving } from "#components/ui/use-leaving.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import type { Result } from "#lib/errors.ts";
import { providerNames, type SignInProvider } from "#lib/sign-in-providers.ts";

type VisitButtonProps = Pick<ButtonProps, "size" | "aria-label" | "children"> & {
  provider: SignInProvider;
  /** Answers the address at the provider. Our policy lets no form lead there, so the page goes itself. */
  begin: () => Promise<Result<{ address: string }>>;
};

/** Leaves for a provider, which sends the person back. */
export function VisitButton({ provider, begin, ...button }: VisitButtonProps) {
  const [leaving, setLeaving] = useLeaving();
  const { run, pending } = useSubmit(begin);

  async function leave() {
    const result = await run();
    if (!result) return;
    if (!result.ok) return toast.error(`${providerNames[provider]} was not opened`, failureSentence(result.error));
    setLeaving(true);
    window.location.assign(result.data.address);
  }

  return <Button pending={pending || leaving} onClick={() => void leave()} {...button} />;
}
