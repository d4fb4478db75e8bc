import { AppLink } from "./app-link.tsx";
import type { ComponentProps } from "react";
import { buttonStyles, type ButtonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof AppLink> & ButtonStyles) {
  return <AppLink className={cn(buttonStyles({ variant, size }), className)} {...props} />;
}
