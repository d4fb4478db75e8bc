import { type RoleTable, type RoleTableRow, roleTables } from "./tables.ts";

/** `docs/roles.md`, from the policy itself (PRODUCT 2.10). */
export function rolesDocument(): string {
  const tables = roleTables();
  const exceptions = new Map(
    tables
      .flatMap(({ groups }) => groups.flatMap(({ rows }) => rows))
      .flatMap((row) => (row.exceptions.length > 0 ? [[row.permission, row] as const] : [])),
  );
  return [
    "# Roles",
    "Generated from `lib/policy` by `node --import tsx lib/policy/write-roles-document.ts`; a test fails when it is out of date.",
    ...tables.map(tableSection),
    "## Even then, no",
    "Whoever may in general is still refused when one of these sentences holds.",
    [...exceptions.values()].map(exceptionLines).join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

function tableSection({ title, intro, columns, groups }: RoleTable): string {
  const head = ["permission", "lets one", ...columns];
  const body = groups.flatMap((group) => group.rows.map(rowCells));
  return [`## ${title}`, intro, markdownTable(head, body)].join("\n\n");
}

function rowCells({ permission, description, cells }: RoleTableRow): string[] {
  return [`\`${permission}\``, description, ...cells.map((allowed) => (allowed ? "Y" : "-"))];
}

function exceptionLines({ permission, exceptions }: RoleTableRow): string {
  return [`- \`${permission}\``, ...exceptions.map((reason) => `  - ${reason}`)].join("\n");
}

/** Columns padded to one width, so that the source reads as a table too. */
function markdownTable(head: readonly string[], body: readonly string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
