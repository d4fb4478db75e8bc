"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { acceptInvitationAction } from "#lib/actions/invitations.ts";

/** Makes the reader a member and shows them the organization. */
export function AcceptButton({ token, organizationName }: { token: string; organizationName: string }) {
  const router = useRouter();
  const [arriving, arrive] = useTransition();
  const { run, pending, error } = useSubmit(acceptInvitationAction, ({ slug }) => {
    toast.success(`You joined ${organizationName}`);
    arrive(() => router.push(`/orgs/${slug}`));
  });

  return (
    <>
      {error && <Callout tone="danger">{error.message}</Callout>}
      <Button variant="primary" size="lg" pending={pending || arriving} onClick={() => void run({ token })}>
        Accept invitation
      </Button>
    </>
  );
}
