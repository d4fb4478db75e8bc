"use client";

import { useId, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { cn } from "./class-names.ts";
import { FieldContext } from "./field-context.ts";
import { useFieldError } from "./form-context.ts";
import { Label } from "./label.tsx";

export type FieldProps = {
  label: ReactNode;
  /** Also picks this field's error out of the `Form` around it. */
  name?: string;
  help?: ReactNode;
  /** How to fix it, shown beside the field; wins over the form's. */
  error?: string;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, help, one control and its error, tied together for screen readers. */
export function Field({ label, name, help, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const formError = useFieldError(name);
  const problem = error ?? formError;
  const helpId = help ? `${id}-help` : undefined;
  const errorId = problem ? `${id}-error` : undefined;
  const describedBy = [errorId, helpId].filter(Boolean).join(" ") || undefined;

  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </Label>
      <FieldContext value={{ id, name, "aria-describedby": describedBy, "aria-invalid": problem ? true : undefined }}>
        {children}
      </FieldContext>
      {problem && <FieldError id={errorId}>{problem}</FieldError>}
      {help && (
        <p id={helpId} className="text-sm text-pretty text-muted">
          {help}
        </p>
      )}
    </div>
  );
}

function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 text-sm text-danger-text">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
