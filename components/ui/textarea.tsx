"use client";

import type { ComponentPropsWithRef } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";
import { useFieldControl } from "./field-context.ts";

/** Several lines of text; grows with what is typed. */
export function Textarea({ className, rows = 3, ...props }: ComponentPropsWithRef<"textarea">) {
  return (
    <textarea
      {...useFieldControl()}
      rows={rows}
      className={cn(controlStyles, "field-sizing-content min-h-20 py-1.5 read-only:bg-subtle", className)}
      {...props}
    />
  );
}
