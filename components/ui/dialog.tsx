"use client";

import { Suspense, useState, type ReactNode } from "react";
import type { DialogProps } from "./dialog-props.ts";
import { onDemand } from "./on-demand.tsx";

const useDialogPopup = onDemand<DialogProps>(() => import("./dialog-popup.tsx"));

/**
 * A task in front of the page. Focus goes in and comes back to where it was; Escape and the backdrop close it.
 * End its content with `DialogActions`. The machinery loads when it first opens; load big contents with `lazy` too.
 */
export function Dialog(props: DialogProps) {
  const { Popup } = useDialogPopup();
  const everOpen = useEver(props.open);
  return (
    everOpen && (
      <Suspense fallback={null}>
        <Popup {...props} />
      </Suspense>
    )
  );
}

/** The buttons of a dialog, the one that does it last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 pt-2 sm:flex-row sm:justify-end">{children}</div>;
}

/** Whether something was ever true: what was open once stays mounted, so that it can close in its own time. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
