"use client";

import { KeyRound } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { beginPasskeySignInAction, finishPasskeySignInAction } from "#lib/actions/sign-in.ts";
import type { Result } from "#lib/errors.ts";
import { promptForAnswer } from "./prompt.ts";

/** Signs in by whichever passkey the browser has for this app, and goes on to `next`; without any, nothing happens here. */
export function PasskeySignIn({ next }: { next: string }) {
  // A full load follows: everything read as a visitor is out of date.
  const { run, pending, error } = useSubmit(signIn, (signedIn) => signedIn && window.location.assign(signedIn.next));
  return (
    <div className="flex flex-col gap-3">
      {error && <Callout tone="danger">{error.message}</Callout>}
      <Button className="h-10" pending={pending} onClick={() => void run(next)}>
        <KeyRound aria-hidden />
        Sign in with a passkey
      </Button>
    </div>
  );
}

/** Null when the person closed the browser's prompt. */
async function signIn(next: string): Promise<Result<{ next: string } | null>> {
  const begun = await beginPasskeySignInAction({});
  if (!begun.ok) return begun;
  const answered = await promptForAnswer(begun.data.options);
  if (!answered.ok) return answered;
  return answered.data ? finishPasskeySignInAction({ answer: answered.data, next }) : { ok: true, data: null };
}
