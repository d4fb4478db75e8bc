declare const rowType: unique symbol;

/** Rows on their way to the browser: text, which React takes as it is, where it would walk through every value of every row twice. */
export type PackedRows<Row extends object> = { readonly text: string; readonly [rowType]?: Row };

type Parts = { names: string[]; objects: unknown[]; cells: unknown[][] };

/**
 * Takes rows of plain data that all have the same fields in the same order, none undefined. Names are written once, and so is
 * an object that several rows share, such as what may be done with each.
 */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows<Row> {
  const names = Object.keys(rows[0] ?? {});
  const places = new Map<unknown, number>();
  const placeOf = (value: object) => {
    if (!places.has(value)) places.set(value, places.size);
    return [places.get(value)];
  };
  const cells = rows.map((row) => {
    const values: unknown[] = Object.values(row);
    return values.map((value) => (typeof value === "object" && value !== null ? placeOf(value) : value));
  });
  const parts: Parts = { names, objects: [...places.keys()], cells };
  return { text: JSON.stringify(parts) };
}

/** The rows that were packed; what they shared they share again. */
export function unpackRows<Row extends object>({ text }: PackedRows<Row>): Row[] {
  const { names, objects, cells } = JSON.parse(text) as Parts;
  return cells.map((values) => Object.fromEntries(names.map((name, at) => [name, unpacked(values[at], objects)])) as Row);
}

/** An object stands in a row as the place where it was written, in brackets. */
function unpacked(value: unknown, objects: readonly unknown[]): unknown {
  return Array.isArray(value) ? objects[Number(value[0])] : value;
}
