"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useState, type FormEvent } from "react";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { cn } from "./class-names.ts";
import type { ConfirmDialogProps } from "./confirm-dialog-props.ts";
import { failureSentence } from "./denial-sentence.ts";
import { DialogActions } from "./dialog.tsx";
import { backdropStyles, dialogStyles } from "./dialog-styles.ts";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { useSubmit } from "./use-submit.ts";

/** The visible part of `ConfirmDialog`, loaded on first use. */
export default function ConfirmPopup({ open, onOpenChange, title, children, ...question }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropStyles} />
        <AlertDialog.Popup className={cn(dialogStyles, "sm:max-w-md")}>
          <AlertDialog.Title className="text-lg font-semibold text-ink">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="flex flex-col gap-2 text-base text-pretty">
            {children}
          </AlertDialog.Description>
          <Question {...question} close={() => onOpenChange(false)} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

type QuestionProps = Pick<ConfirmDialogProps, "typeToConfirm" | "action" | "keep" | "danger" | "onConfirm" | "onDone"> & {
  close: () => void;
};

function Question({ typeToConfirm, action, keep = "Cancel", danger = true, onConfirm, onDone, close }: QuestionProps) {
  const [typed, setTyped] = useState("");
  const { run, pending, error } = useSubmit(onConfirm, () => {
    close();
    onDone?.();
  });
  const confirmed = typeToConfirm === undefined || typed.trim() === typeToConfirm;

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (confirmed) void run();
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={confirm}>
      {typeToConfirm !== undefined && (
        <Field
          label={
            <>
              Type <strong className="font-semibold break-all select-all">{typeToConfirm}</strong> to confirm
            </>
          }
        >
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
        </Field>
      )}
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      <DialogActions>
        <Button onClick={close}>{keep}</Button>
        <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending} disabled={!confirmed}>
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
