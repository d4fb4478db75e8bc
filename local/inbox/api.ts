import type { IncomingMessage } from "node:http";
import { parseMessage, ResendError } from "./message.ts";
import type { MailStore } from "./store.ts";

const maxBytes = 1024 * 1024;

/** The subset of Resend's API the app uses, with its shapes. Anything else answers Resend's 404 or 405. */
export async function answerApi(store: MailStore, request: IncomingMessage, url: URL): Promise<unknown> {
  const [, , id, ...rest] = url.pathname.split("/");
  if (rest.length > 0) throw new ResendError(404, "not_found", "The requested endpoint does not exist.");
  if (request.method === "POST" && (id === undefined || id === "batch")) return send(store, request, id === "batch");
  if (request.method !== "GET") throw new ResendError(405, "method_not_allowed", "Method is not allowed for the requested path.");
  return id === undefined ? list(store, url) : one(store, id);
}

async function send(store: MailStore, request: IncomingMessage, isBatch: boolean): Promise<unknown> {
  if (!/^Bearer \S+/i.test(request.headers.authorization ?? "")) throw new ResendError(401, "missing_api_key", "Missing API Key");
  const payload = parseJson(await readBody(request));
  const key = request.headers["idempotency-key"];
  if (key !== undefined && (typeof key !== "string" || key.length < 1 || key.length > 256)) {
    throw new ResendError(400, "invalid_idempotency_key", "The idempotency key must be between 1 and 256 characters long.");
  }
  if (isBatch && !(Array.isArray(payload) && payload.length >= 1 && payload.length <= 100)) {
    throw new ResendError(422, "validation_error", "A batch is a list of 1 to 100 emails.");
  }
  const mails = (isBatch && Array.isArray(payload) ? payload : [payload]).map(parseMessage);
  const ids = store.add(mails, key ?? null).map((made) => ({ id: made }));
  return isBatch ? { data: ids } : ids[0];
}

function list(store: MailStore, url: URL): unknown {
  const limit = Number(url.searchParams.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 2_000)
    throw new ResendError(422, "validation_error", "The `limit` must be between 1 and 2000.");
  const found = store.sentTo(url.searchParams.get("to"));
  return { object: "list", has_more: found.length > limit, data: found.slice(0, limit) };
}

function one(store: MailStore, id: string): unknown {
  const found = store.find(id);
  if (!found) throw new ResendError(404, "not_found", "Email not found");
  return found;
}

/** Reads a body that is too large to its end, keeping none of it, so that the client hears the 413. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  if (bytes > maxBytes) throw new ResendError(413, "validation_error", "The request body is larger than 1 MB.");
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ResendError(400, "validation_error", "The request body is not valid JSON.");
  }
}
