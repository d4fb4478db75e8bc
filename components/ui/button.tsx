"use client";

import type { ComponentPropsWithRef, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { buttonStyles, type ButtonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

export type ButtonProps = Omit<ComponentPropsWithRef<"button">, "disabled"> &
  ButtonStyles & {
    /** Work is under way: shows a spinner, keeps focus, and further presses do nothing. */
    pending?: boolean;
    /** Nothing to press for now, and that is obvious, such as *Save changes* with nothing changed. */
    disabled?: boolean;
    /** Why it cannot be pressed and who can help. Stays focusable, so that everybody can read it (UX "Denied is explained"). */
    disabledReason?: string;
  };

/** A button. Inside a `<form action>` a submit button is pending by itself while the action runs. */
export function Button({
  variant,
  size,
  className,
  pending = false,
  disabled = false,
  disabledReason,
  children,
  onClick,
  type = "button",
  ...props
}: ButtonProps) {
  const form = useFormStatus();
  const busy = pending || (type === "submit" && form.pending);
  const inert = busy || disabled || disabledReason !== undefined;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (inert) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  }

  const button = (
    <button
      type={type}
      className={cn(buttonStyles({ variant, size }), inert && !busy && "button-inert", className)}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      {...props}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cn("contents", busy && "text-transparent")}>{children}</span>
    </button>
  );

  return disabledReason === undefined ? button : <Tooltip content={disabledReason}>{button}</Tooltip>;
}
