"use client";

import { Search } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import { cn } from "./class-names.ts";
import { Input } from "./input.tsx";
import { Spinner } from "./spinner.tsx";

/** Searches the list under it. `label` is its name for screen readers and its placeholder. */
export function SearchField({
  label,
  pending = false,
  className,
  ...props
}: Omit<ComponentPropsWithRef<"input">, "type"> & { label: string; pending?: boolean }) {
  return (
    <div className={cn("relative w-full sm:w-72", className)}>
      <span aria-hidden className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-muted">
        {pending ? <Spinner /> : <Search className="size-4" />}
      </span>
      <Input type="search" aria-label={label} placeholder={label} className="pl-8.5" {...props} />
    </div>
  );
}
