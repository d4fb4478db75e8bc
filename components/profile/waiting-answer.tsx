"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { DeclineQuestion } from "#components/invites/decline-question.tsx";
import { Button } from "#components/ui/button.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { acceptOwnInvitationAction, declineOwnInvitationAction } from "#lib/actions/invitations.ts";
import type { InputOf } from "#lib/operations/perform.ts";

type WaitingAnswerProps = { invitation: InputOf<"invitation.acceptOwn">; organizationName: string };

/** *Accept* goes there, *Decline* asks first. */
export function WaitingAnswer({ invitation, organizationName }: WaitingAnswerProps) {
  const router = useRouter();
  const [declining, setDeclining] = useState(false);
  const [arriving, arrive] = useTransition();
  const { run, pending } = useSubmit(acceptOwnInvitationAction);

  async function accept() {
    const result = await run(invitation);
    if (!result) return;
    if (!result.ok) return toast.error(`You did not join ${organizationName}`, failureSentence(result.error));
    const { slug } = result.data;
    toast.success(`You joined ${organizationName}`);
    arrive(() => router.push(`/orgs/${slug}`));
  }

  return (
    <div className="flex gap-2">
      <Button
        size="sm"
        variant="primary"
        pending={pending || arriving}
        aria-label={`Accept invitation to ${organizationName}`}
        onClick={() => void accept()}
      >
        Accept
      </Button>
      <Button size="sm" aria-haspopup="dialog" aria-label={`Decline invitation to ${organizationName}`} onClick={() => setDeclining(true)}>
        Decline
      </Button>
      <DeclineQuestion
        organizationName={organizationName}
        open={declining}
        onOpenChange={setDeclining}
        onConfirm={() => declineOwnInvitationAction(invitation)}
        onDone={() => router.refresh()}
      />
    </div>
  );
}
