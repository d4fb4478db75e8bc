import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** However many values, one parameter of JSON: the statement stays the same and is planned once. */
export function isAmong(column: PgColumn, values: SQL): SQL {
  const type = sql.raw(column.getSQLType());
  return sql`${column} = any (array(select json_array_elements_text(${values}::text::json))::${type}[])`;
}
