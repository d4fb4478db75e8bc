"use client";

import { useState, useTransition } from "react";
import { signOut } from "#components/shell/sign-out.ts";
import { count } from "#components/words.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { signOutEverywhereAction } from "#lib/actions/profile.ts";

/** Out of this session, or of every one. */
export function SignOutButtons({ sessionCount }: { sessionCount: number }) {
  const [leaving, startLeaving] = useTransition();
  const [asking, setAsking] = useState(false);

  async function leave() {
    const problem = await signOut();
    if (problem) toast.error("You are still signed in", problem);
  }

  return (
    <>
      <Button pending={leaving} onClick={() => startLeaving(leave)}>
        Sign out
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Sign out everywhere
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        action="Sign out everywhere"
        onConfirm={() => signOutEverywhereAction({})}
        onDone={() => window.location.assign("/sign-in")}
      >
        <p>{count(sessionCount, "session")} will end at once, this one included. To come back, sign in by a new link.</p>
      </ConfirmDialog>
    </>
  );
}
