import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

type Column<Table extends PgTable> = keyof Table["$inferInsert"] & string;

/** Rows of a table as `insertRows` takes them: these columns, by their names in the schema. */
export type Rows<Table extends PgTable, Name extends Column<Table>> = readonly Pick<Table["$inferInsert"], Name>[];

/**
 * Inserts rows given as one parameter of JSON, in their order: the statement is the same for one as for a thousand. Columns
 * left out get their default, those in `computed` what PostgreSQL works out.
 */
export function insertRows<Table extends PgTable>(
  table: Table,
  names: readonly Column<Table>[],
  rows: SQL,
  computed: readonly (readonly [Column<Table>, SQL])[] = [],
): SQL {
  const columns = getTableColumns(table);
  const columnOf = (name: string) => {
    const column = columns[name];
    if (!column) throw new Error(`There is no column ${name}`);
    return column;
  };
  const list = (parts: readonly SQL[]) => sql.join([...parts], sql`, `);
  const own = names.map((name) => sql`${sql.identifier(name)}`);
  const typed = names.map((name) => sql`${sql.identifier(name)} ${sql.raw(columnOf(name).getSQLType())}`);
  const into = [...names, ...computed.map(([name]) => name)].map((name) => sql`${sql.identifier(columnOf(name).name)}`);
  const values = [...own, ...computed.map(([, value]) => value)];
  return sql`insert into ${table} (${list(into)}) select ${list(values)}
    from rows from (json_to_recordset(${rows}::text::json) as (${list(typed)})) with ordinality as given (${list(own)}, nth) order by nth`;
}
