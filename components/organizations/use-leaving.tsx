"use client";

import type { ReactNode } from "react";
import { usePreview } from "#components/consequences/use-preview.ts";
import { WhatEnds } from "#components/consequences/what-ends.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { leaveOrganizationAction } from "#lib/actions/organizations.ts";
import type { Decision } from "#lib/errors.ts";

export type LeavingFrom = { slug: string; name: string; mayLeave: Decision };

/** Leaving an organization: what ends is read first, then asked, and its name is typed to confirm (PRODUCT 5.11). Render `question` somewhere. */
export function useLeaving({ slug, name }: LeavingFrom, onLeft: () => void): { ask: () => void; question: ReactNode } {
  const { ask, asking, setAsking, preview } = usePreview<"organization.previewLeaving">(`What ends in ${name} could not be read`);

  function left() {
    toast.success(`You left ${name}`);
    onLeft();
  }

  const question = preview && (
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
      <p>To come back, somebody there has to invite you again.</p>
      <WhatEnds ending={preview} self />
    </ConfirmDialog>
  );
  return { ask: () => void ask(`/orgs/${slug}/departure`, undefined), question };
}
