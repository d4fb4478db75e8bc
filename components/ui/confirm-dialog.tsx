"use client";

import { Suspense } from "react";
import type { ConfirmDialogProps } from "./confirm-dialog-props.ts";
import { useEver } from "./dialog.tsx";
import { onDemand } from "./on-demand.tsx";

const useConfirmPopup = onDemand<ConfirmDialogProps>(() => import("./confirm-popup.tsx"));

/** Asks before something that cannot be taken back (UX "Dangerous is deliberate"). */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { Popup } = useConfirmPopup();
  const everOpen = useEver(props.open);
  return (
    everOpen && (
      <Suspense fallback={null}>
        <Popup {...props} />
      </Suspense>
    )
  );
}
