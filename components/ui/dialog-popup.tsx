"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { cn } from "./class-names.ts";
import type { DialogProps } from "./dialog-props.ts";
import { backdropStyles, dialogStyles } from "./dialog-styles.ts";

/** The visible part of `Dialog`, loaded on first use. */
export default function DialogPopup({ open, onOpenChange, title, description, size = "normal", children }: DialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Popup className={cn(dialogStyles, size === "wide" ? "sm:max-w-3xl" : "sm:max-w-lg")}>
          <header className="flex flex-col gap-1 pr-8">
            <Dialog.Title className="text-lg font-semibold text-ink">{title}</Dialog.Title>
            {description && <Dialog.Description className="text-base text-pretty text-muted">{description}</Dialog.Description>}
          </header>
          {children}
          <Dialog.Close
            aria-label="Close"
            className="absolute top-4 right-4 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
