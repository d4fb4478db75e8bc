import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonStyles, type ButtonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof Link> & ButtonStyles) {
  return <Link className={cn(buttonStyles({ variant, size }), className)} {...props} />;
}
