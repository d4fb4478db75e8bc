"use client";

import { useId, type ComponentPropsWithRef, type ReactNode } from "react";
import { cn } from "./class-names.ts";

type CheckboxProps = Omit<ComponentPropsWithRef<"input">, "type" | "ref"> & {
  /** Some, not all, of what this box stands for. */
  indeterminate?: boolean;
  /** Beside the box; without it pass `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
};

/** The browser's own checkbox, so that it works before and without script, in our look. */
export function Checkbox({ indeterminate = false, label, help, className, ...props }: CheckboxProps) {
  const helpId = useId();

  function mark(input: HTMLInputElement | null) {
    if (input) input.indeterminate = indeterminate;
  }

  const box = <input ref={mark} type="checkbox" aria-describedby={help ? helpId : undefined} className="checkbox" {...props} />;
  if (label === undefined) return box;
  return (
    <label className={cn("-ml-1 flex w-fit items-start gap-1.5 text-base text-body", className)}>
      {box}
      <span className="flex flex-col pt-0.5">
        <span>{label}</span>
        {help && (
          <span id={helpId} className="text-sm text-muted">
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
