import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export function Label({ className, ...props }: ComponentProps<"label">) {
  return <label className={cn("w-fit text-sm font-medium text-ink", className)} {...props} />;
}
