import type { IncomingMessage } from "node:http";
import type { PlainAnswer } from "./plain-answer.ts";

const control = new RegExp("[\\u0000-\\u001f\\u007f]");

/** What is refused before anything looks at the request; null when it may go on. `appUrl` is an origin. */
export function refusalOf(request: IncomingMessage, appUrl: string): PlainAnswer | null {
  return refusedMethod(request) ?? refusedTarget(request) ?? refusedHost(request, appUrl) ?? refusedOrigin(request, appUrl);
}

function refusedMethod({ method }: IncomingMessage): PlainAnswer | null {
  if (method !== "TRACE" && method !== "CONNECT") return null;
  return {
    status: 405,
    code: "invalid",
    message: "This method is not supported.",
    headers: { allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" },
  };
}

/** Only `/path?query`, with a path that decodes to text without control characters. */
function refusedTarget({ url = "" }: IncomingMessage): PlainAnswer | null {
  const path = decoded(url.split("?", 1)[0] ?? "");
  if (path?.startsWith("/") && !control.test(path)) return null;
  return { status: 400, code: "invalid", message: "This address is malformed." };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Links in mails and redirects are built from APP_URL alone; another name for this server is no name for it. */
function refusedHost(request: IncomingMessage, appUrl: string): PlainAnswer | null {
  const hosts = request.headersDistinct["host"] ?? [];
  if (hosts.length === 1 && hosts[0] !== undefined && isHostOf(hosts[0], appUrl)) return null;
  return { status: 421, code: "invalid", message: "This server does not answer for this host name." };
}

function isHostOf(host: string, appUrl: string): boolean {
  const { protocol, host: expected } = new URL(appUrl);
  if (!/^[a-z0-9.:[\]-]+$/i.test(host)) return false;
  const given = `${protocol}//${host}`;
  return URL.canParse(given) && new URL(given).host === expected;
}

/** Another site's form or script may not write here, whatever cookie the browser adds. */
function refusedOrigin({ method, headers }: IncomingMessage, appUrl: string): PlainAnswer | null {
  const reads = method === "GET" || method === "HEAD";
  if (reads || headers.origin === undefined || headers.origin === appUrl) return null;
  return { status: 403, code: "denied", message: "Requests from another site are refused." };
}
