import { z } from "zod";
import { env } from "#lib/env.ts";
import { decodeCsv } from "#lib/decode-csv.ts";
import { AppError } from "#lib/errors.ts";
import type { Caller } from "#lib/actor/session.ts";
import { toPublicError } from "#lib/operations/failure.ts";
import { perform } from "#lib/operations/perform.ts";
import { inTurn } from "./in-turn.ts";
import { openApiDocument } from "./openapi.ts";
import { problem } from "./problem.ts";
import { matchRoute, type RouteMatch, takesCsv } from "./route-table.ts";

/** Bytes a request body may have. */
const bodyMaxBytes = 1_200_000;

/** Answers one REST request below `/api/v1`; `segments` are the decoded parts of its path. */
export async function respond(request: Request, segments: readonly string[], caller: Caller): Promise<Response> {
  // Next sends HEAD here too and drops the body of the answer.
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (method === "GET" && segments.join("/") === "openapi.json") return json(openApiDocument());
  const match = matchRoute(method, segments);
  if ("allowed" in match) return unmatched(match.allowed);
  try {
    if (method !== "GET") requireSameOrigin(request, takesCsv(match.route));
    const { org, ...parameters } = match.parameters;
    const input = { ...(await inputOf(request, match)), ...parameters };
    const work = () => perform(match.route.name, caller, org ?? null, input);
    return answer(await (takesCsv(match.route) ? inTurn(work) : work()));
  } catch (error) {
    return problem(toPublicError(error));
  }
}

/** A `{ filename, csv }` is a file to save, anything else JSON. */
function answer(data: unknown): Response {
  const file = csvFile.safeParse(data);
  if (!file.success) return json(data);
  const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${file.data.filename}"` };
  return new Response(file.data.csv, { headers: { ...headers, "cache-control": "private, no-store" } });
}

const csvFile = z.strictObject({ filename: z.string().regex(/^[\w.-]+$/), csv: z.string() });

function json(data: unknown): Response {
  return Response.json(data ?? null, { headers: { "cache-control": "private, no-store" } });
}

function unmatched(allowed: string[]): Response {
  if (allowed.length === 0)
    return problem({ code: "notFound", message: "There is no such address. See /api/v1/openapi.json for those there are." });
  const answer = problem({ code: "invalid", message: `This address answers ${allowed.join(", ")} only.` }, 405);
  answer.headers.set("allow", allowed.join(", "));
  return answer;
}

/** The cookie comes along by itself, so whoever sends it must be our own page (ARCHITECTURE 4). */
function requireSameOrigin(request: Request, csv: boolean): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin !== null && origin !== env().APP_URL) throw new AppError("denied", "Requests from another origin are refused.");
  if (site !== null && site !== "same-origin") throw new AppError("denied", "Requests from another site are refused.");
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type) && !(csv && isCsv(request)))
    throw new AppError("invalid", `Send the content type application/json${csv ? " or text/csv" : ""}.`);
}

/** No page of another origin can send it without asking first, as with JSON. */
function isCsv(request: Request): boolean {
  return /^text\/csv\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
}

async function inputOf(request: Request, { route }: RouteMatch): Promise<Record<string, unknown>> {
  if (route.method === "GET") return queryOf(new URL(request.url));
  if (takesCsv(route) && isCsv(request)) return { csv: decodeCsv(new Uint8Array(await request.arrayBuffer())) };
  const text = await request.text();
  if (Buffer.byteLength(text) > bodyMaxBytes) throw new AppError("invalid", "The body is larger than 1.2 MB.");
  return text === "" ? {} : objectOf(text);
}

function queryOf(url: URL): Record<string, unknown> {
  const repeated = [...new Set(url.searchParams.keys())].find((key) => url.searchParams.getAll(key).length > 1);
  if (repeated) throw new AppError("invalid", `The parameter ${repeated.slice(0, 60)} is given more than once.`);
  return Object.fromEntries(url.searchParams);
}

function objectOf(text: string): Record<string, unknown> {
  const parsed = parsedOf(text);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new AppError("invalid", "The body must be a JSON object.");
  return { ...parsed };
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", "The body is not JSON.", { cause });
  }
}
