import type { ComponentProps, CSSProperties } from "react";
import { cn } from "./class-names.ts";

/*
 * A table of marks: what against whom. On narrow screens a row is two lines, its name and under it one mark per column,
 * and the columns' names stay in sight. `display: grid` takes a table's semantics away, so they are written out.
 */

/** `label` names the table for screen readers; `columns` counts those of marks. */
export function Matrix({ label, columns, ...props }: ComponentProps<"table"> & { label: string; columns: number }) {
  return (
    <table
      role="table"
      aria-label={label}
      style={{ "--columns": `repeat(${columns}, minmax(0, 1fr))` } as CSSProperties}
      className="w-full border-separate border-spacing-0 rounded-md border text-left text-base max-md:block md:table-fixed"
      {...props}
    />
  );
}

/** Stays in sight: below the top bar on narrow screens, at the top on wide ones. */
export function MatrixHead(props: ComponentProps<"thead">) {
  return <thead role="rowgroup" className="sticky top-14 z-10 max-md:block md:top-0" {...props} />;
}

export function MatrixBody(props: ComponentProps<"tbody">) {
  return <tbody role="rowgroup" className="max-md:block" {...props} />;
}

export function MatrixRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr role="row" className={cn("max-md:grid max-md:grid-cols-(--columns)", className)} {...props} />;
}

/** `corner` is the column of the rows' names. */
export function MatrixColumn({
  corner = false,
  highlighted = false,
  ...props
}: ComponentProps<"th"> & { corner?: boolean; highlighted?: boolean }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cn(
        "min-h-10 border-b bg-panel px-1 text-xs font-medium text-ink md:h-10",
        corner ? "rounded-tl-md px-4 max-md:sr-only md:w-2/5" : "text-center last:rounded-tr-md max-md:py-2",
        highlighted && "bg-accent-subtle text-accent-text",
      )}
      {...props}
    />
  );
}

/** A line over the rows of one kind. */
export function MatrixGroup(props: ComponentProps<"th">) {
  return (
    <th
      role="rowheader"
      scope="rowgroup"
      className="border-b bg-panel px-4 pt-4 pb-2 text-xs font-medium text-muted max-md:col-span-full"
      {...props}
    />
  );
}

export function MatrixName(props: ComponentProps<"th">) {
  return (
    <th
      role="rowheader"
      scope="row"
      className="px-4 py-2 align-top font-normal max-md:col-span-full max-md:pt-3 max-md:pb-1 md:border-b"
      {...props}
    />
  );
}

export function MatrixCell({ highlighted = false, ...props }: ComponentProps<"td"> & { highlighted?: boolean }) {
  return <td role="cell" className={cn("border-b px-1 py-2 text-center align-top", highlighted && "bg-accent-subtle")} {...props} />;
}
