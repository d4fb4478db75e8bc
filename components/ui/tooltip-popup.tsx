"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import type { RefObject } from "react";

type TooltipPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  side: "top" | "right";
  content: string;
};

/** The visible part of `Tooltip`, loaded on first use; hidden from screen readers, which have the description. */
export default function TooltipPopup({ open, onOpenChange, anchor, side, content }: TooltipPopupProps) {
  return (
    <Tooltip.Root open={open} onOpenChange={onOpenChange}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Tooltip.Popup
            aria-hidden
            className="popup-motion max-w-72 rounded-md bg-ink px-3 py-2 text-xs text-pretty text-canvas shadow-popup"
          >
            {content}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
