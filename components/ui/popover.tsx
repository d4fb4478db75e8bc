"use client";

import type { ReactNode } from "react";
import { buttonStyles, type ButtonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { onDemand } from "./on-demand.tsx";
import type { PopoverPanelProps } from "./popover-panel.tsx";
import { ReachedButton } from "./reached-button.tsx";

type PopoverProps = ButtonStyles & {
  /** What the button shows. */
  trigger: ReactNode;
  /** The accessible name of a button that shows only an icon. */
  label?: string;
  title?: string;
  className?: string;
  children: ReactNode;
};

const usePopoverPanel = onDemand<PopoverPanelProps>(() => import("./popover-panel.tsx"));

/** A button that opens a small panel: filters, an explanation, a few fields. */
export function Popover({ trigger, label, title, variant, size, className, children }: PopoverProps) {
  const { Popup: Panel, ...reach } = usePopoverPanel();
  const button = { "aria-label": label, className: cn(buttonStyles({ variant, size }), className), children: trigger };

  return (
    <ReachedButton opens="dialog" reach={reach} button={button}>
      <Panel title={title} trigger={button}>
        {children}
      </Panel>
    </ReachedButton>
  );
}
