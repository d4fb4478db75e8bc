import pino from "pino";
import { logLevel } from "./env.ts";

/**
 * The one logger: JSON lines on standard output. Nothing is redacted because nothing secret is passed:
 * callers log ids, names of events and causes (as `err`), never a token, a link, an address or a body.
 */
export const log = pino({ name: "guildhall", level: logLevel(), serializers: { err: describeError } });

type Described = { type: string; message: string; code?: string; stack?: string; cause?: Described };

/**
 * An error with its causes, without what it was about: a failed query's own message quotes its parameters,
 * and PostgreSQL's details quote rows.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return {
    type: error.constructor.name,
    message: messageWithoutParameters(error),
    ...("code" in error && { code: String(error.code) }),
    ...(frames && { stack: frames.join("\n") }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** For wherever else an error's message is kept, such as the job queue's tables. */
export function messageWithoutParameters(error: Error): string {
  return "query" in error && "params" in error ? `Failed query: ${String(error.query)}` : error.message;
}
