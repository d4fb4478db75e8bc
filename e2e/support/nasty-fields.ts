import { z } from "zod";

/** One place in an input: `emails.0`, `teams.0.role`; what its schema says of it. */
export type NastyField = {
  path: readonly (string | number)[];
  /** The name that says what it means: `emails` for `emails.0`. */
  name: string;
  types: readonly string[];
  maxLength: number | undefined;
  format: string | undefined;
  values: readonly string[] | undefined;
};

const node = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get anyOf() {
    return z.array(node).optional();
  },
  get items() {
    return node.optional();
  },
  get properties() {
    return z.record(z.string(), node).optional();
  },
  maxLength: z.number().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
});
type Node = z.infer<typeof node>;

/** Every field of an input and everything inside it, read from its schema. */
export function nastyFieldsOf(schema: z.ZodType): NastyField[] {
  const { properties = {} } = node.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return Object.entries(properties).flatMap(([name, field]) => fieldsIn(field, [name], name));
}

function fieldsIn(field: Node, path: NastyField["path"], name: string): NastyField[] {
  const choices = field.anyOf ?? [field];
  const first = choices[0] ?? field;
  const types = choices.flatMap(({ type }) => (typeof type === "string" ? [type] : (type ?? [])));
  const itself = { path, name, types, maxLength: first.maxLength, format: first.format, values: first.enum };
  const inList = first.items ? fieldsIn(first.items, [...path, 0], name) : [];
  const inObject = Object.entries(first.properties ?? {}).flatMap(([key, property]) => fieldsIn(property, [...path, key], key));
  return [itself, ...inList, ...inObject];
}

/** The input with another value in this place; what it holds otherwise is shared. */
export function withValue(input: unknown, [key, ...rest]: NastyField["path"], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(input)) return input.map((entry: unknown, index) => (index === key ? withValue(entry, rest, value) : entry));
  const record = z.record(z.string(), z.unknown()).parse(input);
  return { ...record, [key]: withValue(record[key], rest, value) };
}
