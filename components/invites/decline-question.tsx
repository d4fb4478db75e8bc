"use client";

import type { ConfirmDialogProps } from "#components/ui/confirm-dialog-props.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";

type DeclineQuestionProps = Required<Pick<ConfirmDialogProps, "open" | "onOpenChange" | "onConfirm" | "onDone">> & {
  organizationName: string;
};

/** Asks before an invitation is declined, from its link or from the profile. */
export function DeclineQuestion({ organizationName, onDone, ...dialog }: DeclineQuestionProps) {
  function declined() {
    toast.success(`Invitation to ${organizationName} declined`);
    onDone();
  }

  return (
    <ConfirmDialog {...dialog} title={`Decline to join ${organizationName}?`} action="Decline invitation" keep="Keep it" onDone={declined}>
      <p>The invitation closes and its link stops working. To join later, you have to be invited again.</p>
    </ConfirmDialog>
  );
}
