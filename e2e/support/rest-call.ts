import { z } from "zod";
import type { Result } from "#lib/errors.ts";

/** `route` as the table has it; `input` fills the path's parameters, then the query of a GET or the body of any other. */
export type RestCall = {
  app: string;
  route: string;
  slug: string;
  input: Record<string, unknown>;
  cookie?: string | undefined;
  headers?: Record<string, string>;
};

export type RestAnswer = { status: number; contentType: string | null; result: Result<unknown> };

/** What RFC 9457 adds to the error that every door answers. */
const problemMembers = { type: z.string(), title: z.string(), status: z.number() };
const problem = z.looseObject({ ...problemMembers, code: z.string(), message: z.string() });

/** Sends what a page of ours would send. A file to save is `{ filename, csv }`. Throws when the answer is neither data nor a problem. */
export async function callRest(call: RestCall): Promise<RestAnswer> {
  const response = await sendRest(call);
  const contentType = response.headers.get("content-type");
  if (response.ok && contentType?.startsWith("text/csv")) {
    const [, filename] = /^attachment; filename="([\w.-]+)"$/.exec(response.headers.get("content-disposition") ?? "") ?? [];
    return { status: response.status, contentType, result: { ok: true, data: { filename, csv: await response.text() } } };
  }
  const body: unknown = await response.json();
  if (response.ok) return { status: response.status, contentType, result: { ok: true, data: body } };
  const members = Object.entries(problem.parse(body)).filter(([name]) => !(name in problemMembers));
  return { status: response.status, contentType, result: { ok: false, error: Object.fromEntries(members) } as Result<never> };
}

export function sendRest({ app, route, slug, input, cookie, headers = {} }: RestCall): Promise<Response> {
  const [method = "", pattern = ""] = route.split(" ");
  const rest = new Map(Object.entries(input));
  const path = pattern.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(field === "org" ? slug : taken(rest, field)));
  const address = new URL(`/api/v1${path}`, app);
  if (method === "GET") for (const [field, value] of rest) if (value !== undefined) address.searchParams.set(field, texted(value));
  return fetch(address, {
    method,
    redirect: "manual",
    headers: {
      ...(cookie && { cookie }),
      ...(method !== "GET" && { "content-type": "application/json", origin: new URL(app).origin }),
      ...headers,
    },
    ...(method !== "GET" && { body: JSON.stringify(Object.fromEntries(rest)) }),
  });
}

function taken(rest: Map<string, unknown>, field: string): string {
  const value = rest.get(field);
  rest.delete(field);
  return texted(value);
}

function texted(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
