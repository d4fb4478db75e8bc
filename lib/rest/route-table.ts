import { z } from "zod";
import type { PublicName } from "#lib/operations/perform.ts";
import { operations, type OperationName } from "#lib/operations/table.ts";

export type RestRoute = { name: PublicName; method: string; path: string; segments: readonly string[] };

/** Every route of the table of operations, below `/api/v1`. */
export const restRoutes: readonly RestRoute[] = publicNames().map((name) => {
  const [method = "", path = ""] = operations[name].route.split(" ");
  return { name, method, path, segments: path.split("/").slice(1) };
});

export type RouteMatch = { route: RestRoute; parameters: Record<string, string> };

/** The route of a request, or the methods its path knows; literal segments win over parameters. */
export function matchRoute(method: string, segments: readonly string[]): RouteMatch | { allowed: string[] } {
  const matches = restRoutes
    .map((route) => ({ route, parameters: parametersOf(route.segments, segments) }))
    .filter((match): match is RouteMatch => match.parameters !== null)
    .toSorted((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
  return matches.find(({ route }) => route.method === method) ?? { allowed: matches.map(({ route }) => route.method) };
}

/** Whether a file may be sent instead of JSON: it becomes the input's `csv`. */
export function takesCsv({ name }: Pick<RestRoute, "name">): boolean {
  const { input } = operations[name];
  return input instanceof z.ZodObject && "csv" in input.shape;
}

function parametersOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = segments[index] ?? "";
    if (part.startsWith("{")) parameters[part.slice(1, -1)] = given;
    else if (part !== given) return null;
  }
  return parameters;
}

function publicNames(): PublicName[] {
  return Object.keys(operations).filter((name): name is PublicName => isOperationName(name) && operations[name].scope !== "job");
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
