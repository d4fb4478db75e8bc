import type { PublicError } from "#lib/errors.ts";
import type { OutputOf, PublicName } from "#lib/operations/perform.ts";

/** A read over REST that was refused or not answered; `error` is what people are told. */
export class RestError extends Error {
  readonly error: PublicError;

  constructor(error: PublicError) {
    super(error.message);
    this.name = "RestError";
    this.error = error;
  }
}

/** Reads an operation as client lists do (ARCHITECTURE 4); `path` is below `/api/v1`. Throws RestError. */
export async function restGet<N extends PublicName>(path: string, signal: AbortSignal): Promise<OutputOf<N>> {
  return answerOf<N>(await fetch(`/api/v1${path}`, { signal, headers: { accept: "application/json" } }));
}

/** What an operation answered. Throws RestError when it refused. */
export async function answerOf<N extends PublicName>(response: Response): Promise<OutputOf<N>> {
  if (!response.ok) throw new RestError(await problemOf(response));
  return response.json();
}

/** Something between us and the server may have answered with a page of its own. */
async function problemOf(response: Response): Promise<PublicError> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  return isProblem ? response.json() : { code: "unavailable", message: "The server could not be reached. Try again in a moment." };
}
