"use client";

import type { ReactNode } from "react";
import type { DialogProps } from "./dialog-props.ts";
import { onFirstOpening } from "./on-demand.tsx";

/**
 * A task in front of the page. Focus goes in and comes back to where it was; Escape and the backdrop close it.
 * End its content with `DialogActions`. The machinery loads when it first opens; load big contents with `lazy` too.
 */
export const Dialog = onFirstOpening<DialogProps>(() => import("./dialog-popup.tsx"));

/** The buttons of a dialog, the one that does it last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 pt-2 sm:flex-row sm:justify-end">{children}</div>;
}
