"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { unlinkSignInMethodAction } from "#lib/actions/profile.ts";
import { providerNames, type SignInProvider } from "#lib/sign-in-providers.ts";

/** Asks, then takes the provider away. */
export function UnlinkButton({ provider }: { provider: SignInProvider }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const name = providerNames[provider];

  function show() {
    toast.success(`${name} is unlinked`);
    router.replace("/profile", { scroll: false }); // the address may still say that it was linked just now
  }

  return (
    <>
      <Button size="sm" aria-haspopup="dialog" aria-label={`Unlink ${name}`} onClick={() => setAsking(true)}>
        Unlink
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Unlink ${name}?`}
        action={`Unlink ${name}`}
        onConfirm={() => unlinkSignInMethodAction({ provider })}
        onDone={show}
      >
        <p>You can no longer sign in with it. The mailed link goes on working, and your sessions stay as they are.</p>
      </ConfirmDialog>
    </>
  );
}
