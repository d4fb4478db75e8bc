"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { RowMenu } from "#components/ui/row-menu.tsx";
import { toast } from "#components/ui/toast.ts";
import { typed } from "#components/ui/typed.ts";
import { removePasskeyAction, renamePasskeyAction } from "#lib/actions/passkeys.ts";
import { PasskeyNameField } from "./passkey-name-field.tsx";
import type { Passkey } from "./passkey.ts";

export function PasskeyActions({ passkey: { id, name } }: { passkey: Passkey }) {
  const [asked, setAsked] = useState<"rename" | "remove" | null>(null);
  const router = useRouter();
  const close = (open: boolean) => !open && setAsked(null);

  function renamed() {
    setAsked(null);
    router.refresh();
  }

  function removed() {
    toast.success(`Passkey ${name} removed`, "It signs nobody in any more.");
    router.refresh();
  }

  return (
    <>
      <RowMenu
        label={`Actions for ${name}`}
        entries={[
          { kind: "action", label: "Rename…", icon: <Pencil aria-hidden />, onSelect: () => setAsked("rename") },
          { kind: "action", label: "Remove…", icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setAsked("remove") },
        ]}
      />
      <Dialog open={asked === "rename"} onOpenChange={close} title={`Rename ${name}`}>
        <Form
          submit={(fields) => renamePasskeyAction({ passkeyId: id, name: typed(fields, "name") ?? "" })}
          success="Passkey renamed"
          onSuccess={renamed}
        >
          <PasskeyNameField name={name} />
          <DialogActions>
            <Button onClick={() => setAsked(null)}>Cancel</Button>
            <SubmitButton className="">Rename passkey</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
      <ConfirmDialog
        open={asked === "remove"}
        onOpenChange={close}
        title={`Remove ${name}?`}
        action="Remove passkey"
        onConfirm={() => removePasskeyAction({ passkeyId: id })}
        onDone={removed}
      >
        <p>It will sign you in no more. Sessions that it began go on; a mailed link still signs you in.</p>
        <p>Your device may go on offering it: delete it there, too.</p>
      </ConfirmDialog>
    </>
  );
}
