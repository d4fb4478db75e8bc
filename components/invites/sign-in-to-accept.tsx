"use client";

import { useRouter } from "next/navigation";
import { sentPath } from "#components/sign-in/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { requestSignInLinkAction } from "#lib/actions/sign-in.ts";

/** Mails a sign-in link to the invited address, which no other could use; it leads back `here`. */
export function SignInToAccept({ email, here }: { email: string; here: string }) {
  const router = useRouter();
  const { run, pending, error } = useSubmit(requestSignInLinkAction, (sent) => router.push(sentPath(sent.email, here)));

  return (
    <>
      {error && <Callout tone="danger">{error.message}</Callout>}
      <Button
        variant="primary"
        size="lg"
        pending={pending}
        className="h-auto min-h-10 py-2 whitespace-normal"
        onClick={() => void run({ email, next: here })}
      >
        <span className="min-w-0 break-words">Sign in as {email} to accept</span>
      </Button>
      <p className="text-sm text-muted">
        We mail a link to this address; there is no password. The first time, it also makes your account.
      </p>
    </>
  );
}
