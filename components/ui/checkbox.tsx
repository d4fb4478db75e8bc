"use client";

import { useEffect, useId, useRef, type ComponentPropsWithRef, type ReactNode } from "react";
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
  const input = useRef<HTMLInputElement>(null);
  const helpId = useId();

  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);

  const box = (
    <span className="relative grid size-6 shrink-0 place-items-center">
      <input
        ref={input}
        type="checkbox"
        aria-describedby={help ? helpId : undefined}
        className={cn(
          "checkbox-mark size-4 appearance-none rounded-sm border border-control bg-canvas transition-colors duration-100",
          "after:absolute after:inset-0 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:not-checked:not-indeterminate:bg-subtle disabled:checked:opacity-60",
        )}
        {...props}
      />
    </span>
  );

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
