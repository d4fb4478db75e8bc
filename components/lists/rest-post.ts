import type { InputOf, OutputOf, PublicName } from "#lib/operations/perform.ts";
import { answerOf } from "./rest-get.ts";

/** A read that needs a body, as `restGet`. Throws RestError. */
export async function restPost<N extends PublicName>(path: string, input: InputOf<N>, signal: AbortSignal): Promise<OutputOf<N>> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return answerOf<N>(await fetch(`/api/v1${path}`, { method: "POST", signal, headers, body: JSON.stringify(input) }));
}

/** The same with a file as its body, which the server reads itself. */
export async function restPostCsv<N extends PublicName>(path: string, file: Blob): Promise<OutputOf<N>> {
  const headers = { accept: "application/json", "content-type": "text/csv" };
  return answerOf<N>(await fetch(`/api/v1${path}`, { method: "POST", headers, body: file }));
}
