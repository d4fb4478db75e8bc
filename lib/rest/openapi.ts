import { z } from "zod";
import { sessionCookieName } from "#lib/actor/session.ts";
import { env } from "#lib/env.ts";
import { operations } from "#lib/operations/table.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { roleTables } from "#lib/policy/tables.ts";
import { problemStatuses } from "./problem.ts";
import { restRoutes, takesCsv, type RestRoute } from "./route-table.ts";

/** OpenAPI 3.1 of every route, made from the table of operations; the role tables stand in `x-roles` (PRODUCT 2.10). */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: { title: "Guildhall", version: "1", description: "Every operation of the dashboard. Signed in by the session cookie." },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    paths: paths(),
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: sessionCookieName() } },
    },
    security: [{ session: [] }],
    "x-roles": roleTables(),
  };
}

function paths(): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const route of restRoutes) (found[route.path] ??= {})[route.method.toLowerCase()] = describe(route);
  return found;
}

function describe({ name, method, segments }: RestRoute) {
  const { permission, input } = operations[name];
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  const properties = schema.properties ?? {};
  const inPath = segments.filter((segment) => segment.startsWith("{")).map((segment) => segment.slice(1, -1));
  const others = Object.keys(properties).filter((field) => !inPath.includes(field));
  const required = schema.required ?? [];
  const isRead = method === "GET";
  return {
    operationId: name,
    summary: describePermission(permission),
    "x-permission": permission,
    parameters: [
      ...inPath.map((field) => ({ name: field, in: "path", required: true, schema: properties[field] ?? { type: "string" } })),
      ...(isRead
        ? others.map((field) => ({
            name: field,
            in: "query",
            required: required.includes(field) && properties[field] !== true,
            schema: properties[field],
          }))
        : []),
    ],
    ...(!isRead && {
      requestBody: {
        required: others.length > 0,
        content: {
          "application/json": { schema: bodySchema(properties, others, required) },
          ...(takesCsv({ name }) && { "text/csv": { schema: { type: "string" } } }),
        },
      },
    }),
    responses: { "200": { description: "Done", content: { "application/json": {} } }, ...refusals() },
  };
}

function bodySchema(properties: Record<string, unknown>, fields: string[], required: readonly string[]) {
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, properties[field]])),
    required: required.filter((field) => fields.includes(field)),
    additionalProperties: false,
  };
}

function refusals() {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(Object.entries(problemStatuses).map(([code, status]) => [String(status), { description: code, content }]));
}

const problemSchema = {
  type: "object",
  required: ["title", "status", "code", "message"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { enum: Object.keys(problemStatuses) },
    message: { type: "string" },
    permission: { type: "string" },
    rule: { type: "string" },
    fixableBy: { type: "array", items: { type: "string" }, description: "Roles that may do it" },
    people: { type: "array", items: { type: "string" }, description: "Up to three people who may do it" },
    fields: { type: "object", additionalProperties: { type: "string" }, description: "A sentence per wrong field" },
  },
};
