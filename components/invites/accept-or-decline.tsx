"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { acceptInvitationAction, declineInvitationAction } from "#lib/actions/invitations.ts";
import { DeclineQuestion } from "./decline-question.tsx";

/** Makes the reader a member and shows them the organization, or closes the invitation for good. */
export function AcceptOrDecline({ token, organizationName }: { token: string; organizationName: string }) {
  const router = useRouter();
  const [declining, setDeclining] = useState(false);
  const [arriving, arrive] = useTransition();
  const { run, pending, error } = useSubmit(acceptInvitationAction, ({ slug }) => {
    toast.success(`You joined ${organizationName}`);
    arrive(() => router.push(`/orgs/${slug}`));
  });

  return (
    <>
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
        <Button variant="primary" size="lg" pending={pending || arriving} onClick={() => void run({ token })}>
          Accept invitation
        </Button>
        <Button size="lg" aria-haspopup="dialog" onClick={() => setDeclining(true)}>
          Decline
        </Button>
      </div>
      <DeclineQuestion
        organizationName={organizationName}
        open={declining}
        onOpenChange={setDeclining}
        onConfirm={() => declineInvitationAction({ token })}
        onDone={() => router.refresh()}
      />
    </>
  );
}
