import type { IncomingMessage } from "node:http";
import { largerThanMax, wrongCsvSentence } from "#lib/decode-csv.ts";
import type { PlainAnswer } from "./plain-answer.ts";

/** The largest body anyone may send: a CSV file of 1 MB inside a form, with room to spare. */
export const bodyLimitBytes = 1_500_000;

/** A file is answered as one that is let in and still too large. */
export function tooLarge({ headers }: IncomingMessage): PlainAnswer {
  const isCsv = headers["content-type"]?.startsWith("text/csv");
  const message = isCsv ? wrongCsvSentence(largerThanMax) : "This request is too large; the limit is 1.5 MB.";
  return { status: 413, code: "limited", message };
}

/** Whether the sender announces more than `limit` bytes. */
export function announcesTooMuch({ headers }: IncomingMessage, limit: number): boolean {
  return Number(headers["content-length"] ?? 0) > limit;
}

/**
 * Counts what arrives of a body whose length was not announced and calls `exceeded` once. Nothing of what follows
 * is delivered, not even its end: a reader must never take a cut body for a whole one.
 */
export function limitBody(request: IncomingMessage, limit: number, exceeded: () => void): void {
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    const already = received > limit;
    received += chunk?.length ?? 0;
    if (received <= limit) return push(chunk, encoding);
    if (!already) exceeded();
    return true;
  };
}
