"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toast.ts";
import { typed } from "#components/ui/typed.ts";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { addPasskeyAction, beginPasskeyAction } from "#lib/actions/passkeys.ts";
import { deviceOf } from "#lib/device.ts";
import type { Result } from "#lib/errors.ts";
import type { Passkey } from "./passkey.ts";
import { PasskeyNameField } from "./passkey-name-field.tsx";
import { hasPasskeys, noPasskeys, promptForNew } from "./prompt.ts";

/** *Add passkey*: asks for a name, then the browser for the passkey. Closing the browser's prompt leads back to the name. */
export function AddPasskey() {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const lacking = useHydrated() && !hasPasskeys();

  function show(added: Passkey | null) {
    if (!added) return;
    toast.success(`Passkey ${added.name} added`, "It signs you in from now on.");
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button aria-haspopup="dialog" disabledReason={lacking ? noPasskeys : undefined} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add passkey
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add passkey"
        description="Your browser asks next where to keep it, and that it is you."
      >
        <Form submit={add} onSuccess={show}>
          <PasskeyNameField name={deviceOf(navigator.userAgent)} />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton className="">Continue</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}

async function add(fields: FormData): Promise<Result<Passkey | null>> {
  const name = typed(fields, "name");
  // Said before the browser makes a passkey that would be kept nowhere.
  if (!name) return { ok: false, error: { code: "invalid", message: "Something is missing.", fields: { name: "Give it a name" } } };
  const begun = await beginPasskeyAction({});
  if (!begun.ok) return begun;
  const made = await promptForNew(begun.data.options);
  if (!made.ok) return made;
  return made.data ? addPasskeyAction({ name, response: made.data }) : { ok: true, data: null };
}
