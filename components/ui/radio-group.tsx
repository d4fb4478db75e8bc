"use client";

import { useId } from "react";
import { CircleAlert } from "lucide-react";
import { cn } from "./class-names.ts";
import { useFieldError } from "./form-context.ts";

export type RadioOption = { value: string; label: string; description?: string; disabledReason?: string };

type RadioGroupProps = {
  legend: string;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  help?: string;
  error?: string;
  className?: string;
};

/** A few choices laid open, each with its consequence: a region, a plan, a role. The browser's own radios in our look. */
export function RadioGroup({ legend, name, options, value, defaultValue, onValueChange, help, error, className }: RadioGroupProps) {
  const id = useId();
  const formError = useFieldError(name);
  const problem = error ?? formError;
  const describedBy = [problem && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ") || undefined;

  return (
    <fieldset
      role="radiogroup"
      aria-invalid={problem ? true : undefined}
      className={cn("flex min-w-0 flex-col gap-1.5", className)}
      aria-describedby={describedBy}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{legend}</legend>
      {help && (
        <p id={`${id}-help`} className="-mt-1.5 mb-0.5 text-sm text-pretty text-muted">
          {help}
        </p>
      )}
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {options.map((option) => (
          <Choice
            key={option.value}
            {...option}
            name={name}
            {...(value === undefined ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value })}
            onChoose={onValueChange}
          />
        ))}
      </div>
      {problem && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {problem}
        </p>
      )}
    </fieldset>
  );
}

type ChoiceProps = RadioOption & { name: string; checked?: boolean; defaultChecked?: boolean; onChoose?: (value: string) => void };

function Choice({ value, label, description, disabledReason, name, onChoose, ...checked }: ChoiceProps) {
  const note = disabledReason ?? description;
  return (
    <label
      className={cn(
        "relative flex items-start gap-2.5 rounded-md border border-line-strong bg-canvas p-3 transition-colors duration-100",
        disabledReason ? "bg-subtle text-muted" : "hover:border-control has-checked:border-accent-text has-checked:bg-accent-subtle",
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        disabled={disabledReason !== undefined}
        className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control bg-canvas checked:border-5 checked:border-accent"
        onChange={() => onChoose?.(value)}
        {...checked}
      />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium text-ink">{label}</span>
        {note && <span className="text-sm text-pretty break-words text-muted">{note}</span>}
      </span>
    </label>
  );
}
