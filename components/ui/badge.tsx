import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const badgeStyles = cva(
  "inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "border-line bg-subtle text-soft",
        accent: "border-transparent bg-accent-subtle text-accent-text",
        success: "border-success-line bg-success-subtle text-success-text",
        warning: "border-warning-line bg-warning-subtle text-warning-text",
        danger: "border-danger-line bg-danger-subtle text-danger-text",
      },
    },
  },
);

/** A state or a kind in one or two words: "Pending", "EU", "Billing manager". */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: "neutral" | "accent" | "success" | "warning" | "danger";
  className?: string;
  children: ReactNode;
}) {
  return <span className={cn(badgeStyles({ tone }), className)}>{children}</span>;
}
