import type { CSSProperties } from "react";
import type { OutputOf } from "#lib/operations/perform.ts";
import { cn } from "#components/ui/class-names.ts";
import { Badge } from "#components/ui/badge.tsx";
import { capitalized } from "#components/words.ts";
import { RoleRow } from "./role-row.tsx";

type RoleTableProps = { table: OutputOf<"organization.viewRoles">["tables"][number]; mine: string };

/**
 * Permissions by role. On narrow screens a row is two lines, the permission and under it one mark per role, and the
 * roles stay in sight; `display: grid` takes a table's semantics away, so they are written out.
 */
export function RoleTable({ table: { title, intro, columns, groups }, mine }: RoleTableProps) {
  const own = columns.indexOf(mine);

  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="mt-0.5 max-w-[75ch] text-base text-pretty text-muted">{intro}</p>
      </div>
      <table
        role="table"
        aria-label={title}
        style={{ "--columns": `repeat(${columns.length}, minmax(0, 1fr))` } as CSSProperties}
        className="w-full border-separate border-spacing-0 rounded-md border text-left text-base max-md:block md:table-fixed"
      >
        <thead role="rowgroup" className="sticky top-14 z-10 max-md:block md:top-0">
          <tr role="row" className="max-md:grid max-md:grid-cols-(--columns)">
            <th role="columnheader" scope="col" className={cn(headStyles, "rounded-tl-md px-4 text-left max-md:sr-only md:w-2/5")}>
              Permission
            </th>
            {columns.map((column, index) => (
              <th key={column} role="columnheader" scope="col" className={cn(headStyles, "text-center max-md:py-2 last:rounded-tr-md", index === own && "bg-accent-subtle text-accent-text")}>
                <span className="inline-flex flex-wrap items-center justify-center gap-x-1.5 gap-y-0.5">
                  {capitalized(column)}
                  {index === own && <Badge tone="accent">You</Badge>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title} role="rowgroup" className="max-md:block">
            <tr role="row" className="max-md:block">
              <th role="rowheader" scope="rowgroup" colSpan={columns.length + 1} className="border-b bg-panel px-4 pt-4 pb-2 text-xs font-medium text-muted max-md:block">
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <RoleRow key={row.permission} row={row} own={own} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const headStyles = "h-10 border-b bg-panel px-1 text-xs font-medium text-ink";
