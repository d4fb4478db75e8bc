"use client";

import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { leaveOrganizationAction } from "#lib/actions/organizations.ts";
import type { Decision } from "#lib/errors.ts";

export type LeavingFrom = { slug: string; name: string; mayLeave: Decision };

/** Leaving an organization: its name is typed to confirm (PRODUCT 5.11). Render `question` somewhere. */
export function useLeaving({ slug, name }: LeavingFrom, onLeft: () => void): { ask: () => void; question: ReactNode } {
  const [asking, setAsking] = useState(false);

  function left() {
    toast.success(`You left ${name}`);
    onLeft();
  }

  const question = (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={`Leave ${name}?`}
      action="Leave organization"
      typeToConfirm={name}
      onConfirm={() => leaveOrganizationAction(slug, { confirmName: name })}
      onDone={left}
    >
      <p>Your access to {name} ends at once, on every device, and you are taken out of all its teams.</p>
      <p>Open invitations you sent are cancelled. To come back, somebody there has to invite you again.</p>
    </ConfirmDialog>
  );
  return { ask: () => setAsking(true), question };
}
