"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { confirmEmailAction } from "#lib/actions/profile.ts";

/** Makes the new address one's own and leads to the profile, which shows it. */
export function ConfirmAddress({ token }: { token: string }) {
  const router = useRouter();
  const [arriving, arrive] = useTransition();
  const { run, pending, error } = useSubmit(confirmEmailAction, ({ email }) => {
    toast.success("Your e-mail address is changed", `You sign in as ${email} from now on.`);
    arrive(() => router.push("/profile"));
  });

  return (
    <>
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      <Button variant="primary" size="lg" pending={pending || arriving} onClick={() => void run({ token })}>
        Confirm new address
      </Button>
    </>
  );
}
