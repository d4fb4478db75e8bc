"use client";

import { cloneElement, Suspense, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { onDemand } from "./on-demand.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

const useTooltipPopup = onDemand(() => import("./tooltip-popup.tsx"));

type TooltipProps = { content: string; label?: boolean; side?: "top" | "right"; children: ReactElement<{ "aria-describedby"?: string }> };

const openAfterMs = 150;
const closeAfterMs = 120;

/**
 * A sentence about the control inside: on hover, on focus and on touch, gone with Escape.
 * Screen readers get it as the control's description. `label` is for an icon button whose name says the same.
 */
export function Tooltip({ content, label = false, side = "top", children }: TooltipProps) {
  const { Popup, wanted, want, prepare } = useTooltipPopup();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const descriptionId = useId();

  function show(afterMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      want();
      setOpen(true);
    }, afterMs);
  }

  function hide(afterMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(false), afterMs);
  }

  function dismiss(event: KeyboardEvent) {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    hide(0);
  }

  const describedBy = [children.props["aria-describedby"], label ? undefined : descriptionId].filter(Boolean).join(" ");

  return (
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={() => {
        prepare();
        show(openAfterMs);
      }}
      onPointerLeave={() => hide(closeAfterMs)}
      onFocus={() => show(0)}
      onBlur={() => hide(0)}
      onKeyDown={dismiss}
    >
      {cloneElement(children, describedBy ? { "aria-describedby": describedBy } : {})}
      {!label && <VisuallyHidden id={descriptionId}>{content}</VisuallyHidden>}
      {wanted && (
        <Suspense fallback={null}>
          <Popup open={open} onOpenChange={setOpen} anchor={anchor} side={side} content={content} />
        </Suspense>
      )}
    </span>
  );
}
