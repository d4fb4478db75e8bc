import type { ReactNode } from "react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { AppLink } from "./app-link.tsx";
import { cn } from "./class-names.ts";

type TableProps = {
  /** Names the table for screen readers: "Members". */
  label: string;
  className?: string;
  children: ReactNode;
};

/**
 * A table where there is room, a card per row where there is not: plain rows and cells, whose looks are the table's
 * (`app/components.css`). `data-label` of a cell is its column's name, shown beside the value on narrow screens.
 */
export function Table({ label, className, children }: TableProps) {
  return (
    <div className="rounded-md border bg-canvas md:overflow-x-auto">
      <table role="table" aria-label={label} className={cn("data-table", className)}>
        {children}
      </table>
    </div>
  );
}

type SortHeaderProps = {
  /** Where a press leads. */
  href: string;
  /** How the column is sorted now. */
  sorted?: "ascending" | "descending";
  children: string;
  className?: string;
  shallow?: boolean;
};

/** A column one can sort by. */
export function SortHeader({ href, sorted, children, className, shallow }: SortHeaderProps) {
  const Arrow = sorted === "ascending" ? ArrowUp : sorted === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <th scope="col" aria-sort={sorted ?? "none"} className={className}>
      <AppLink
        href={href}
        shallow={shallow}
        scroll={false}
        className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-ink"
      >
        {children}
        <Arrow aria-hidden className={cn("size-3", sorted ? "text-ink" : "text-muted")} />
      </AppLink>
    </th>
  );
}
