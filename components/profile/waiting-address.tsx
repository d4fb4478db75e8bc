"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { cancelEmailChangeAction, changeEmailAction } from "#lib/actions/profile.ts";

/** A new address that waits to be confirmed: another mail, or no change after all. */
export function WaitingAddress({ newEmail, expiresAt }: { newEmail: string; expiresAt: string }) {
  const router = useRouter();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const sending = useSubmit(changeEmailAction);
  const cancelling = useSubmit(cancelEmailChangeAction);

  async function sendAgain() {
    const result = await sending.run({ email: newEmail });
    if (!result) return;
    if (!result.ok) return toast.error("The link was not sent again", failureSentence(result.error));
    toast.success(`A new link was sent to ${newEmail}`, "The one before works no more.");
    router.refresh();
  }

  async function cancel() {
    const result = await cancelling.run({});
    if (!result) return;
    if (!result.ok) return toast.error("The change was not cancelled", failureSentence(result.error));
    toast.success("Your address stays as it is");
    cancelButton.current?.closest("section")?.focus(); // the button goes away
    router.refresh();
  }

  return (
    <Callout
      title={`${newEmail} waits to be confirmed`}
      actions={
        <>
          <Button size="sm" pending={sending.pending} aria-label={`Send the link to ${newEmail} again`} onClick={() => void sendAgain()}>
            Send again
          </Button>
          <Button
            ref={cancelButton}
            size="sm"
            variant="ghost"
            pending={cancelling.pending}
            aria-label={`Cancel the change to ${newEmail}`}
            onClick={() => void cancel()}
          >
            Cancel
          </Button>
        </>
      }
    >
      Open the link that was mailed there. It expires <RelativeTime value={expiresAt} />.
    </Callout>
  );
}
