import type { ErrorCode, PublicError } from "#lib/errors.ts";

export const problemStatuses: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  denied: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  limited: 429,
  internal: 500,
  unavailable: 503,
};

/** The same error as everywhere, as `application/problem+json` (RFC 9457). */
export function problem(error: PublicError, status = problemStatuses[error.code]): Response {
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "private, no-store" };
  if (status === 503) headers["retry-after"] = "5";
  return new Response(JSON.stringify({ type: "about:blank", title: error.message, status, ...error }), { status, headers });
}
