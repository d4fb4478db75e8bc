"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { popupStyles } from "./popup-styles.ts";

export type PopoverPanelProps = {
  title: string | undefined;
  trigger: { "aria-label": string | undefined; className: string; children: ReactNode };
  children: ReactNode;
};

/** The working part of `Popover`, loaded when it is first opened. */
export default function PopoverPanel({ title, trigger, children }: PopoverPanelProps) {
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger {...trigger} />
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={title ? undefined : trigger["aria-label"]}
            className={cn(popupStyles, "flex w-80 max-w-(--available-width) flex-col gap-3 p-4")}
          >
            {title && <Popover.Title className="text-base font-semibold text-ink">{title}</Popover.Title>}
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
