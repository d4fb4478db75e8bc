"use client";

import type { ConfirmDialogProps } from "./confirm-dialog-props.ts";
import { onFirstOpening } from "./on-demand.tsx";

/** Asks before something that cannot be taken back (UX "Dangerous is deliberate"). */
export const ConfirmDialog = onFirstOpening<ConfirmDialogProps>(() => import("./confirm-popup.tsx"));
