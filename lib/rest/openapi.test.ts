import { expect, test } from "vitest";
import { operations } from "#lib/operations/table.ts";
import { roleTables } from "#lib/policy/tables.ts";
import { openApiDocument } from "./openapi.ts";
import { problemStatuses } from "./problem.ts";
import { restRoutes } from "./route-table.ts";

type Described = {
  operationId: string;
  "x-permission": string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};
type Document = ReturnType<typeof openApiDocument>;

// What is sent is what counts: no undefined, no function.
const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;

function described(method: string, path: string): Described | undefined {
  return (document.paths[path] as Record<string, Described> | undefined)?.[method.toLowerCase()];
}

test("every operation is described once, and nothing else", () => {
  const found = Object.values(document.paths).flatMap((path) =>
    Object.values(path as Record<string, Described>).map(({ operationId }) => operationId),
  );
  expect(found.toSorted()).toEqual(restRoutes.map(({ name }) => name).toSorted());
});

test("each names its permission, its path's parameters, and every other field once", () => {
  for (const { name, method, path } of restRoutes) {
    const found = described(method, path);
    expect(found?.["x-permission"], name).toBe(operations[name].permission);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
    const parameters = found?.parameters ?? [];
    expect(parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name)).toEqual(inPath);
    expect(parameters.every((parameter) => parameter.schema !== undefined && (parameter.in === "query" || parameter.required))).toBe(true);
    expect(found?.requestBody !== undefined, `${name} has a body`).toBe(method !== "GET");
  }
});

test("each answers with data or with the one problem shape, for every code there is", () => {
  const statuses = ["200", ...Object.values(problemStatuses).map(String)].toSorted();
  for (const { name, method, path } of restRoutes)
    expect(Object.keys(described(method, path)?.responses ?? {}).toSorted(), name).toEqual(statuses);
  expect(document.components.schemas.Problem.properties.code.enum).toEqual(Object.keys(problemStatuses));
});

test("every reference leads somewhere in the document", () => {
  for (const [, reference = ""] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const target = reference
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined), document);
    expect(target, reference).toBeDefined();
  }
});

test("the role tables of the policy stand in it, and the server's own address", () => {
  expect(document["x-roles"]).toEqual(JSON.parse(JSON.stringify(roleTables())));
  expect(document.servers).toEqual([{ url: "https://guildhall.company.test/api/v1" }]);
  expect(document.openapi).toBe("3.1.0");
});
