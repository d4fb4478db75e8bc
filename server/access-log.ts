import type { IncomingMessage, ServerResponse } from "node:http";

export type AccessLog = {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** One line per answered request. Tokens live in queries, cookies and some paths: none of them is written. */
export function logAccess(request: IncomingMessage, response: ServerResponse, client: string | null, log: AccessLog): void {
  const startedAt = performance.now();
  const path = loggedPath(request.url ?? "");
  if (path.startsWith("/_next/static/")) return;
  response.once("close", () => {
    const durationMs = Math.round(performance.now() - startedAt);
    log.info({ method: request.method, path, status: response.statusCode, durationMs, client, cut: !response.writableFinished }, "request");
  });
}

/** The path without its query, with tokens and whatever follows `/invites/` and `/email-change/` left out. */
export function loggedPath(url: string): string {
  const path = url.split("?", 1)[0] ?? "";
  const readable = /%(?![0-9a-f]{2})/i.test(path) ? path : unescaped(path);
  return readable.replace(/guild_[^/]+/g, "[token]").replace(/\/(invites|email-change)\/[^/]+/g, "/$1/[token]");
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "[malformed]";
  }
}
