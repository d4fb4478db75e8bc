import type { ComponentProps } from "react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { AppLink } from "./app-link.tsx";
import { cn } from "./class-names.ts";

/*
 * A table where there is room, a card per row where there is not. The roles are written out because
 * `display: block` takes a table's own semantics away.
 */

/** `label` names the table for screen readers: "Members". */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    <div className="rounded-md border bg-canvas md:overflow-x-auto">
      <table
        role="table"
        aria-label={label}
        className={cn("w-full border-collapse text-left text-base max-md:block", className)}
        {...props}
      />
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead role="rowgroup" className={cn("border-b bg-panel max-md:sr-only", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody role="rowgroup" className={cn("divide-y max-md:block", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      role="row"
      className={cn(
        "transition-colors duration-100 max-md:relative max-md:block max-md:p-4 md:hover:bg-panel has-checked:bg-accent-subtle",
        className,
      )}
      {...props}
    />
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"th">) {
  return (
    <th role="columnheader" scope="col" className={cn("h-9 px-4 text-xs font-medium whitespace-nowrap text-muted", className)} {...props} />
  );
}

type Direction = "ascending" | "descending";

/** A column one can sort by; `href` is where a press leads, `sorted` how it is sorted now. */
export function SortHeader({
  href,
  sorted,
  children,
  className,
  shallow,
}: {
  href: string;
  sorted?: Direction;
  children: string;
  className?: string;
  shallow?: boolean;
}) {
  const Arrow = sorted === "ascending" ? ArrowUp : sorted === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <TableHeader aria-sort={sorted ?? "none"} className={className}>
      <AppLink
        href={href}
        shallow={shallow}
        scroll={false}
        className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-ink"
      >
        {children}
        <Arrow aria-hidden className={cn("size-3", sorted ? "text-ink" : "text-muted")} />
      </AppLink>
    </TableHeader>
  );
}

/** `label` is the column's name, shown beside the value on narrow screens; without it the value takes the whole line. */
export function TableCell({ label, className, children, ...props }: ComponentProps<"td"> & { label?: string }) {
  return (
    <td
      role="cell"
      className={cn(
        "px-4 py-2.5 align-middle max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 max-md:px-0 max-md:py-1",
        className,
      )}
      {...props}
    >
      {label && (
        <span aria-hidden className="shrink-0 text-sm text-muted md:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}

/** The cell of a row's menu: last on wide screens, the corner of the card on narrow ones. */
export function TableActions({ className, ...props }: ComponentProps<"td">) {
  return (
    <td
      role="cell"
      className={cn(
        "w-px px-2 py-1 text-right whitespace-nowrap max-md:absolute max-md:top-2 max-md:right-2 max-md:w-auto max-md:p-0",
        className,
      )}
      {...props}
    />
  );
}
