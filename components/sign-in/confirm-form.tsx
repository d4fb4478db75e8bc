"use client";

import type { FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { useLeaving } from "#components/ui/use-leaving.ts";

/**
 * A plain form that works without script: what follows links or fetches ahead presses no button, so it spends nothing.
 * The link works once, hence a second press must not send it again.
 */
export function ConfirmForm({ email, token, next }: { email: string; token: string; next: string }) {
  const [sent, setSent] = useLeaving();

  function send(event: FormEvent) {
    if (sent) event.preventDefault();
    setSent(true);
  }

  return (
    <form method="get" action="/api/auth/callback/email" className="flex flex-col" onSubmit={send}>
      <input type="hidden" name="callbackUrl" value={next} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="email" value={email} />
      <Button type="submit" variant="primary" size="lg" pending={sent}>
        Sign in
      </Button>
    </form>
  );
}
