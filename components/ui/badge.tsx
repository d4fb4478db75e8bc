import type { ReactNode } from "react";

type BadgeProps = { tone?: "neutral" | "accent" | "success" | "warning" | "danger"; children: ReactNode };

/** A state or a kind in one or two words: "Pending", "EU", "Billing manager". */
export function Badge({ tone = "neutral", children }: BadgeProps) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
