"use client";

import { useState, useTransition } from "react";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { signOut } from "#components/shell/sign-out.ts";
import { signInPath } from "#components/sign-in/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

/** Says that the change is somebody else's, without a word about whose, and lets them sign in. */
export function AnothersChange({ here }: { here: string }) {
  const [leaving, startLeaving] = useTransition();
  const [problem, setProblem] = useState<string>();

  return (
    <PlainPage
      title="This link is for another account"
      description="The person who asked to change their address has to confirm it, and you are signed in as somebody else."
    >
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button
        variant="primary"
        size="lg"
        pending={leaving}
        onClick={() => startLeaving(async () => setProblem(await signOut(signInPath(here))))}
      >
        Switch account
      </Button>
      <p className="text-sm text-muted">
        You are signed out here and asked to sign in by the address you have now; then you come back to this page.
      </p>
    </PlainPage>
  );
}
