import { z } from "zod";
import { permissions } from "#lib/policy/permissions.ts";
import { fieldsOf } from "../support/samples.ts";

/** An operation as far as the table's rules look at it; a job has neither route nor input for people. */
export type Declaration = { scope: string; permission: string; kind?: "read" | "write"; route?: string; input?: z.ZodType };
export type Table = Record<string, Declaration>;
export type NamedAction = { action: string; operation: string };

/** A sentence for everything in which a table and its server actions do not hold together. */
export function tableProblems(table: Table, actions: readonly NamedAction[]): string[] {
  const names = Object.keys(table);
  return [
    ...names.flatMap((name) => operationProblems(name, table[name], actions)),
    ...routeProblems(table),
    ...actions.flatMap((made) => actionProblems(table, made, actions)),
  ];
}

function operationProblems(name: string, operation: Declaration | undefined, actions: readonly NamedAction[]): string[] {
  if (!operation) return [];
  const { scope, permission, kind, route, input } = operation;
  const found: string[] = [];
  if (!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(name)) found.push(`${name} is not called noun.verb`);
  if (!permissions.some((known) => known === permission)) found.push(`${name} asks for ${permission}, which the policy does not know`);
  const made = actions.filter((action) => action.operation === name).length;
  const wanted = kind === "write" ? 1 : 0;
  if (made !== wanted) found.push(`${name} has ${made} server actions instead of ${wanted}`);
  if (scope === "job") return found;
  if (!route || !input) return [...found, `${name} has no route or no input`];
  return [...found, ...fieldProblems(name, scope, route, input)];
}

/** Strict: a field that is not known is refused. */
function fieldProblems(name: string, scope: string, route: string, input: z.ZodType): string[] {
  const fields = fieldsOf(input);
  const parameters = [...route.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter);
  const found = parameters
    .filter((parameter) => parameter !== "org" && !fields.includes(parameter))
    .map((parameter) => `${name} has {${parameter}} in its route and not in its input`);
  if (parameters.includes("org") !== (scope === "organization"))
    found.push(`${name} is ${scope === "organization" ? "" : "not "}on an organization and its route says otherwise`);
  if (!isStrict(input)) found.push(`${name} takes unknown fields`);
  return found;
}

function isStrict(input: z.ZodType): boolean {
  return z.toJSONSchema(input, { io: "input", unrepresentable: "any" }).additionalProperties === false;
}

/** Parameters of two routes differ in name alone: an address must lead to one operation. */
function routeProblems(table: Table): string[] {
  const routes = Object.entries(table).flatMap(([name, { route }]) => (route ? [{ name, shape: route.replace(/\{\w+\}/g, "{}") }] : []));
  return routes
    .filter(({ shape }, index) => routes.findIndex((other) => other.shape === shape) < index)
    .map(({ name, shape }) => `${name} has the route ${shape} of another operation`);
}

function actionProblems(table: Table, { action, operation }: NamedAction, actions: readonly NamedAction[]): string[] {
  const found = table[operation] ? [] : [`${action} is of no operation of the table`];
  if (actions.filter((other) => other.action === action).length > 1) found.push(`${action} is exported twice`);
  return found;
}
