import type { ErrorCode } from "#lib/errors.ts";

/** An answer the server gives itself, in Next's place. */
export type PlainAnswer = { status: number; code: ErrorCode; message: string; headers?: Record<string, string> };

export const databaseLost: PlainAnswer = {
  status: 503,
  code: "unavailable",
  message: "Guildhall cannot reach its database at the moment. Nothing is lost; please try again in a few seconds.",
  headers: { "retry-after": "5" },
};

export const unreadable: PlainAnswer = { status: 400, code: "invalid", message: "This request is malformed." };

export const failed: PlainAnswer = { status: 500, code: "internal", message: "Something went wrong on our side. Please try again." };

/** The body for a program (under /api) or for a person, with its type. */
export function renderPlainAnswer(answer: PlainAnswer, path: string): { type: string; body: string } {
  if (!path.startsWith("/api/")) return { type: "text/html; charset=utf-8", body: page(answer) };
  const { status, code, message } = answer;
  return { type: "application/problem+json", body: JSON.stringify({ type: "about:blank", title: message, status, code, message }) };
}

/** `message` is a sentence of ours, never something from the request. */
function page({ status, message }: PlainAnswer): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${status} – Guildhall</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32rem;padding:0 1rem}h1{font-size:20px}</style>
<main><h1>Guildhall</h1><p>${message}</p><p><a href="">Try again</a></p></main>
</html>
`;
}
