"use client";

import { useId, type ComponentPropsWithRef, type ReactNode } from "react";
import { cn } from "./class-names.ts";

type BoxProps = Omit<ComponentPropsWithRef<"input">, "type" | "ref"> & {
  /** Some, not all, of what this box stands for. */
  indeterminate?: boolean;
};

type CheckboxProps = BoxProps & {
  /** Beside the box; without it pass `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
};

/** The browser's own checkbox, so that it works before and without script, in our look. */
export function Checkbox({ label, help, className, ...box }: CheckboxProps) {
  if (label === undefined) return <Box {...box} />;
  return <Labelled label={label} help={help} className={className} {...box} />;
}

function Box({ indeterminate = false, ...props }: BoxProps) {
  function mark(input: HTMLInputElement | null) {
    if (input) input.indeterminate = indeterminate;
  }
  return <input ref={mark} type="checkbox" className="checkbox" {...props} />;
}

function Labelled({ label, help, className, ...box }: CheckboxProps) {
  const helpId = useId();
  return (
    <label className={cn("-ml-1 flex w-fit items-start gap-1.5 text-base text-body", className)}>
      <Box aria-describedby={help ? helpId : undefined} {...box} />
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
