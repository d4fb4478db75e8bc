"use client";

import { signInPath } from "#components/sign-in/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { signOutAction } from "#lib/actions/profile.ts";

type SwitchAccountProps = { reason: string; readerEmail: string; email: string; here: string };

/** Says who one is and who is invited, and changes from one to the other. */
export function SwitchAccount({ reason, readerEmail, email, here }: SwitchAccountProps) {
  const { run, pending, error } = useSubmit(signOutAction, () => window.location.assign(signInPath(here, email)));
  const same = readerEmail === email;

  return (
    <>
      <Callout tone="warning">
        {reason} You are signed in as <Address>{readerEmail}</Address>
        {same ? "; a mailed link proves that it is yours." : <TheOther email={email} />}
      </Callout>
      {error && <Callout tone="danger">{error.message}</Callout>}
      <Button variant="primary" size="lg" pending={pending} onClick={() => void run({})}>
        {same ? "Sign in again" : "Switch account"}
      </Button>
      <p className="text-sm break-words text-muted">
        You are signed out here and asked to sign in as {email}; then you come back to this page.
      </p>
    </>
  );
}

function TheOther({ email }: { email: string }) {
  return (
    <>
      , and it was sent to <Address>{email}</Address>.
    </>
  );
}

function Address({ children }: { children: string }) {
  return <strong className="font-medium break-words">{children}</strong>;
}
