import type { OutgoingHttpHeader, ServerResponse } from "node:http";
import { type PlainAnswer, renderPlainAnswer } from "./plain-answer.ts";

export type AnswerHead = {
  /** Answers in place of the inner handler, whose own answer is then dropped. Does nothing once a head was sent. */
  replace(answer: PlainAnswer): void;
};

type Choice = {
  path: string;
  /** Headers that stay on whatever is answered. */
  lasting: Record<string, string>;
  /** Asked once, just before the head is sent: another answer for this status, or null to let it go. */
  insteadOf(status: number): PlainAnswer | null;
  /** Asked at the same time: headers to add to whatever is answered. */
  closing(): Record<string, string>;
};

/**
 * Holds a response's head back until its status is known. An answer replaced keeps nothing of the inner handler:
 * neither headers (cookies, encoding) nor body.
 */
export function holdHead(response: ServerResponse, choice: Choice): AnswerHead {
  const writeHead = response.writeHead.bind(response) as (status: number, message?: string) => ServerResponse;
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  let settled = false;
  let replaced = false;
  for (const [name, value] of Object.entries(choice.lasting)) response.setHeader(name, value);

  const replace = (answer: PlainAnswer): void => {
    if (response.headersSent || replaced) return;
    settled = replaced = true;
    const { type, body } = renderPlainAnswer(answer, choice.path);
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    const length = String(Buffer.byteLength(body));
    const own = { ...choice.lasting, "cache-control": "private, no-store", "content-type": type, "content-length": length };
    for (const [name, value] of Object.entries({ ...own, ...answer.headers, ...choice.closing() })) response.setHeader(name, value);
    writeHead(answer.status);
    end(body);
  };

  const settle = (status: number): void => {
    if (settled) return;
    settled = true;
    const instead = choice.insteadOf(status);
    if (instead) return replace(instead);
    response.setHeader("cache-control", cachingOf(response.getHeader("cache-control")));
    if (status === 503 && !response.hasHeader("retry-after")) response.setHeader("retry-after", "5");
    for (const [name, value] of Object.entries(choice.closing())) response.setHeader(name, value);
  };

  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (replaced) return response;
    for (const [name, value] of explicitHeaders(rest.at(-1))) response.setHeader(name, value);
    settle(status);
    return replaced ? response : writeHead(status, typeof rest[0] === "string" ? rest[0] : undefined);
  };

  response.write = ((...args: unknown[]) => {
    settle(response.statusCode);
    return replaced ? dropped(args) : write(...args);
  }) as typeof response.write;

  response.end = ((...args: unknown[]) => {
    settle(response.statusCode);
    if (!replaced) return end(...args);
    dropped(args);
    return response;
  }) as typeof response.end;

  return { replace };
}

/** What the answer says itself, such as `immutable` for a built file; else, and for whatever is not stored, private. */
function cachingOf(own: OutgoingHttpHeader | undefined): OutgoingHttpHeader {
  const stored = own !== undefined && !String(own).includes("no-store");
  return stored ? own : "private, no-store";
}

/** `writeHead` takes an object or a flat list of names and values. */
function explicitHeaders(headers: unknown): [string, OutgoingHttpHeader][] {
  if (Array.isArray(headers)) {
    return headers.flatMap((name, at) =>
      at % 2 === 0 ? [[String(name), headers[at + 1] as OutgoingHttpHeader] as [string, OutgoingHttpHeader]] : [],
    );
  }
  if (typeof headers !== "object" || headers === null) return [];
  return Object.entries(headers as Record<string, OutgoingHttpHeader | undefined>).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
}

/** The writer still learns that its chunk is done with. */
function dropped(args: unknown[]): true {
  const done = args.findLast((arg) => typeof arg === "function");
  if (done) queueMicrotask(() => done());
  return true;
}
