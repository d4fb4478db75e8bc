"use client";

import { Suspense, useRef, useState, type ReactNode } from "react";
import { ChevronsUpDown } from "lucide-react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";
import { useFieldControl } from "./field-context.ts";
import { onDemand } from "./on-demand.tsx";
import type { SelectListProps, SelectOption } from "./select-types.ts";

export type SelectProps = {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
  /** The accessible name where there is no `Field` around it. */
  "aria-label"?: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
};

const useSelectList = onDemand<SelectListProps>(() => import("./select-list.tsx"));

/** Chooses one of a list. Posts as `name`; a denied option is shown with its reason. */
export function Select({
  options,
  value,
  defaultValue = "",
  onValueChange,
  placeholder = "Choose…",
  name,
  disabled,
  className,
  ...props
}: SelectProps) {
  const { name: fieldName, ...field } = useFieldControl();
  const { Popup: SelectList, wanted, want, prepare } = useSelectList();
  const [chosen, setChosen] = useState(defaultValue);
  const posted = useRef<HTMLInputElement>(null);
  const current = value ?? chosen;
  const label = options.find((option) => option.value === current)?.label;

  function choose(next: string) {
    setChosen(next);
    onValueChange?.(next);
    queueMicrotask(() => posted.current?.dispatchEvent(new Event("input", { bubbles: true }))); // tells the form it changed
  }

  const trigger = {
    ...field,
    ...props,
    disabled,
    className: cn(controlStyles, "flex h-8 items-center justify-between gap-2 pr-2 text-left pointer-coarse:h-10", className),
    children: <SelectFace label={label} placeholder={placeholder} />,
  };

  return (
    <>
      <input ref={posted} type="hidden" name={name ?? fieldName} value={current} />
      {wanted ? (
        <Suspense fallback={<PlainTrigger {...trigger} />}>
          <SelectList options={options} value={current} onValueChange={choose} trigger={trigger} />
        </Suspense>
      ) : (
        <PlainTrigger {...trigger} onPointerEnter={prepare} onFocus={prepare} onClick={want} onArrow={want} />
      )}
    </>
  );
}

/** What the closed control shows. */
function SelectFace({ label, placeholder }: { label: string | undefined; placeholder: string }) {
  return (
    <>
      <span className={cn("truncate", label === undefined && "text-muted")}>{label ?? placeholder}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
    </>
  );
}

type PlainTriggerProps = SelectListProps["trigger"] & {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
  onArrow?: () => void;
  children: ReactNode;
};

/** A closed combobox controls nothing yet. */
const closed = { role: "combobox", "aria-haspopup": "listbox", "aria-expanded": false } as const;

/** Stands in until the list is wanted. */
function PlainTrigger({ onArrow, ...props }: PlainTriggerProps) {
  return (
    <button
      type="button"
      {...closed}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        onArrow?.();
      }}
      {...props}
    />
  );
}
