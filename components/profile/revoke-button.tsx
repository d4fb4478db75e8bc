"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { revokeSessionAction } from "#lib/actions/profile.ts";

/** Ends another of one's sessions; the table takes the focus, as the row goes away. */
export function RevokeButton({ sessionId, device }: { sessionId: string; device: string }) {
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const { run, pending } = useSubmit(revokeSessionAction);

  async function revoke() {
    const result = await run({ sessionId });
    if (!result) return;
    if (!result.ok) return toast.error("The session was not ended", failureSentence(result.error));
    toast.success(`The session of ${device} has ended`, "Its next request is refused.");
    button.current?.closest<HTMLElement>('div[tabindex="-1"]')?.focus();
    router.refresh();
  }

  return (
    <Button ref={button} size="sm" pending={pending} aria-label={`Revoke ${device}`} onClick={() => void revoke()}>
      Revoke
    </Button>
  );
}
