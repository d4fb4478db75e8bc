import { type GetColumnData, type SQL, sql } from "drizzle-orm";
import { type PgColumn, PgDialect, type SelectedFieldsOrdered } from "drizzle-orm/pg-core";
import type { DirectoryTransaction } from "./directory/client.ts";
import type { RegionalTransaction } from "./regional/client.ts";

/** A database, or a transaction of it, that answers what is a single statement. */
export type Queryable = Pick<DirectoryTransaction | RegionalTransaction, "_">;

/** The values by their names; lists and objects travel as JSON text, one parameter however long. */
export type Given<Values> = { readonly [Name in keyof Values]: SQL };

const dialect = new PgDialect();

/**
 * A statement whose text is made once, when it is first asked, and from then on only filled: making one costs Node several
 * times what sending it does. `build` gets a parameter for each value, and its text depends on nothing else. Rows have the
 * names that the statement gives their columns, and values as the driver reads them.
 */
export function statement<Values extends Record<string, unknown>, Row = never>(build: (given: Given<Values>) => SQL) {
  const compiled = compiledOnce(build);
  return (database: Queryable, values: Values): Promise<Row[]> =>
    database._.session.prepareQuery<Config<Row>>(compiled(), undefined, undefined, false).execute(values);
}

type Fields = Record<string, PgColumn | SQL>;
type RowOf<Selected extends Fields> = {
  [Name in keyof Selected]: Selected[Name] extends PgColumn
    ? GetColumnData<Selected[Name]>
    : Selected[Name] extends SQL<infer Value>
      ? Value
      : never;
};

/** The same for a select of `fields`, which are read as their columns say; `rest` begins with `from`. */
export function selection<Values extends Record<string, unknown>, Selected extends Fields>(
  fields: Selected,
  rest: (given: Given<Values>) => SQL,
) {
  const named = Object.entries(fields);
  const columns = sql.join(
    named.map(([, field]) => sql`${field}`),
    sql`, `,
  );
  const compiled = compiledOnce<Values>((given) => sql`select ${columns} ${rest(given)}`);
  const ordered: SelectedFieldsOrdered = named.map(([name, field]) => ({ path: [name], field }));
  return (database: Queryable, values: Values): Promise<RowOf<Selected>[]> =>
    database._.session.prepareQuery<Config<RowOf<Selected>>>(compiled(), ordered, undefined, true).execute(values);
}

type Config<Row> = { execute: Row[]; all: Row[]; values: never };

function compiledOnce<Values>(build: (given: Given<Values>) => SQL) {
  let compiled: ReturnType<PgDialect["sqlToQuery"]> | undefined;
  return () => (compiled ??= dialect.sqlToQuery(build(parameters<Values>())));
}

const asJson = { mapToDriverValue: (value: unknown) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value) };

function parameters<Values>(): Given<Values> {
  return new Proxy({} as Given<Values>, { get: (_, name) => sql`${sql.param(sql.placeholder(String(name)), asJson)}` });
}
