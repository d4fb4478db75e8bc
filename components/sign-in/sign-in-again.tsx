"use client";

import { useTransition } from "react";
import { signOut } from "#components/shell/sign-out.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { toast } from "#components/ui/toast.ts";
import type { Decision } from "#lib/errors.ts";
import { signInPath } from "./paths.ts";

/** When a sign-in of long ago is all that stands in the way: the way out and in again, back to `page` (PRODUCT 4.5). */
export function SignInAgain({ page, decisions }: { page: string; decisions: readonly Decision[] }) {
  const [leaving, startLeaving] = useTransition();
  if (!decisions.some((decision) => !decision.allowed && decision.rule === "signedInLongAgo")) return null;

  async function leave() {
    const problem = await signOut(signInPath(page));
    if (problem) toast.error("You are still signed in", problem);
  }

  return (
    <Callout
      title="Sign in again first"
      actions={
        <Button size="sm" pending={leaving} onClick={() => startLeaving(leave)}>
          Sign out and in again
        </Button>
      }
    >
      You signed in more than 12 hours ago. What cannot be taken back wants a fresh sign-in.
    </Callout>
  );
}
