import type { OutputOf } from "#lib/operations/perform.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Matrix, MatrixBody, MatrixColumn, MatrixGroup, MatrixHead, MatrixRow } from "#components/ui/matrix.tsx";
import { capitalized } from "#components/words.ts";
import { RoleRow } from "./role-row.tsx";

type RoleTableProps = { table: OutputOf<"organization.viewRoles">["tables"][number]; mine: string };

/** Permissions by role; `mine` is the reader's column, where the table has it. */
export function RoleTable({ table: { title, intro, columns, groups }, mine }: RoleTableProps) {
  const own = columns.indexOf(mine);

  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="mt-0.5 max-w-[75ch] text-base text-pretty text-muted">{intro}</p>
      </div>
      <Matrix label={title} columns={columns.length}>
        <MatrixHead>
          <MatrixRow>
            <MatrixColumn corner>Permission</MatrixColumn>
            {columns.map((column, index) => (
              <MatrixColumn key={column} highlighted={index === own}>
                <span className="inline-flex flex-wrap items-center justify-center gap-x-1.5 gap-y-0.5">
                  {capitalized(column)}
                  {index === own && <Badge tone="accent">You</Badge>}
                </span>
              </MatrixColumn>
            ))}
          </MatrixRow>
        </MatrixHead>
        {groups.map((group) => (
          <MatrixBody key={group.title}>
            <MatrixRow>
              <MatrixGroup colSpan={columns.length + 1}>{group.title}</MatrixGroup>
            </MatrixRow>
            {group.rows.map((row) => (
              <RoleRow key={row.permission} row={row} own={own} />
            ))}
          </MatrixBody>
        ))}
      </Matrix>
    </section>
  );
}
