"use client";

import type { ComponentPropsWithRef } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";
import { useFieldControl } from "./field-context.ts";

/** One line of text. Takes id, name and error from the `Field` around it. */
export function Input({ className, ...props }: ComponentPropsWithRef<"input">) {
  return (
    <input {...useFieldControl()} className={cn(controlStyles, "h-8 read-only:bg-subtle pointer-coarse:h-10", className)} {...props} />
  );
}
