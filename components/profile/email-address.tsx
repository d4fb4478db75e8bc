"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { typed } from "#components/ui/typed.ts";
import { changeEmailAction } from "#lib/actions/profile.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { WaitingAddress } from "./waiting-address.tsx";

type EmailAddressProps = { email: string; change: OutputOf<"profile.view">["emailChange"] };

/** One's address, and the way to another: nothing changes until the link mailed to the new one is used (PRODUCT 4.3). */
export function EmailAddress({ email, change }: EmailAddressProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();

  function asked() {
    setOpen(false);
    router.refresh();
  }

  return (
    <section aria-label="E-mail address" tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-muted">E-mail address</p>
          <p className="break-words text-ink">{email}</p>
        </div>
        <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Change e-mail address
        </Button>
      </div>
      {change && <WaitingAddress {...change} />}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Change e-mail address"
        description="We mail a link to the new address. Your address changes when you open it and confirm, within an hour; then both addresses get a mail about it."
      >
        <Form
          submit={(fields) => changeEmailAction({ email: typed(fields, "email") ?? "" })}
          success="Check the mail of your new address"
          onSuccess={asked}
        >
          <Field label="New e-mail address" name="email">
            <Input type="email" autoComplete="email" />
          </Field>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton className="">Send link</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
    </section>
  );
}
