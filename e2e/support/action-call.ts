import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Result } from "#lib/errors.ts";

/** A server action as the build knows it; `pages` are the routes whose bundle holds it. */
export type BuiltAction = { id: string; exportedName: string; filename: string; pages: string[] };

const manifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() })),
});

/** The build's own list of server actions; one that no page uses is not in it. */
export function readBuiltActions(): BuiltAction[] {
  const file = join(import.meta.dirname, "../../.next/server/server-reference-manifest.json");
  return Object.entries(manifest.parse(JSON.parse(readFileSync(file, "utf8"))).node).map(([id, { workers, ...action }]) => ({
    id,
    ...action,
    pages: Object.keys(workers),
  }));
}

/** Throws when no page of the build uses an action of this name. */
export function builtAction(exportedName: string): BuiltAction {
  const found = readBuiltActions().find((action) => action.exportedName === exportedName);
  if (!found) throw new Error(`The build has no server action ${exportedName}: no page uses it.`);
  return found;
}

/** `page` is any path of the app: an action runs from every URL. Headers that are given win over ours. */
export type ActionCall = {
  app: string;
  id: string;
  args: readonly unknown[];
  cookie?: string | undefined;
  page?: string;
  headers?: Record<string, string>;
};

/** Posts as Next's own client does. */
export function postAction({ app, id, args, cookie, page = "/sign-in", headers = {} }: ActionCall): Promise<Response> {
  return fetch(new URL(page, app), {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": id,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      origin: new URL(app).origin,
      ...(cookie && { cookie }),
      ...headers,
    },
    body: JSON.stringify(args, (_, value: unknown) => written(value)),
  });
}

/** What the action returned. Throws when the answer is anything but an action's. */
export async function callAction(call: ActionCall): Promise<Result<unknown>> {
  return readAction(await postAction(call));
}

/** What an answer to `postAction` says the action returned. Throws when it is anything but an action's. */
export async function readAction(response: Response): Promise<Result<unknown>> {
  const body = await response.text();
  // The status is the page's, which an action posted to an unknown address has not.
  if (!response.headers.get("content-type")?.startsWith("text/x-component"))
    throw new Error(`The action answered ${response.status}: ${body.slice(0, 200)}`);
  return returned(body);
}

const result = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string(), message: z.string() }) }),
]);

/** React's flight format, as far as plain results need it: rows `<hex id>:<json>`, `$@<id>` names the returned one. */
function returned(body: string): Result<unknown> {
  const rows = rowsOf(body);
  const root = z.object({ a: z.string().startsWith("$@") }).parse(JSON.parse(rows.get("0") ?? "{}"));
  const resolve = (id: string): unknown => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`The answer has no row ${id}: ${body.slice(0, 200)}`);
    if (row.startsWith("T")) return row.slice(row.indexOf(",") + 1);
    if (row.startsWith("E")) throw new Error(`The action threw: ${row.slice(1, 200)}`);
    return JSON.parse(row, (_, value: unknown) => read(value, resolve));
  };
  return result.parse(resolve(root.a.slice(2))) as Result<unknown>;
}

/** A text row (`T<hex bytes>,<text>`) may have line breaks in it, so its length decides where it ends. */
function rowsOf(body: string): Map<string, string> {
  const bytes = Buffer.from(body);
  const rows = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) break;
    const text = /^T([0-9a-f]+),/.exec(bytes.toString("latin1", colon + 1, colon + 12));
    const lineEnd = bytes.indexOf("\n", colon);
    const end = text ? colon + 1 + text[0].length + Number.parseInt(text[1] ?? "", 16) : lineEnd < 0 ? bytes.length : lineEnd;
    rows.set(bytes.toString("utf8", at, colon), bytes.toString("utf8", colon + 1, end));
    at = text ? end : end + 1;
  }
  return rows;
}

function read(value: unknown, resolve: (id: string) => unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("$")) return value;
  if (value.startsWith("$$")) return value.slice(1);
  if (value === "$undefined") return undefined;
  if (/^\$[0-9a-f]+$/.test(value)) return resolve(value.slice(1));
  throw new Error(`A result has a value that JSON does not: ${value.slice(0, 60)}`);
}

function written(value: unknown): unknown {
  if (value === undefined) return "$undefined";
  return typeof value === "string" && value.startsWith("$") ? `$${value}` : value;
}
