"use client";

import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import { useRef, useState } from "react";
import type { PublicError, Result } from "#lib/errors.ts";

/**
 * Runs an action once at a time and keeps its failure as a sentence. Pressing twice is harmless:
 * the second call does nothing. A page older than the server, and a server out of reach, are failures too.
 */
export function useSubmit<Input extends unknown[], Data>(
  act: (...input: Input) => Promise<Result<Data>>,
  onSuccess?: (data: Data) => void,
) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError>();
  const running = useRef(false);

  async function run(...input: Input): Promise<Result<Data> | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setPending(true);
    const result = await act(...input).catch(failure);
    running.current = false;
    setPending(false);
    setError(result.ok ? undefined : result.error);
    if (result.ok) onSuccess?.(result.data);
    return result;
  }

  return { run, pending, error, forget: () => setError(undefined) };
}

/** What to say when no answer came at all. */
function failure(cause: unknown): { ok: false; error: PublicError } {
  if (isUnrecognizedActionError(cause)) {
    return {
      ok: false,
      error: {
        code: "conflict",
        message: "This page is out of date. Copy what you typed if you need it, then reload the page and try again.",
      },
    };
  }
  return {
    ok: false,
    error: { code: "unavailable", message: "The server could not be reached. What you typed is still here; try again in a moment." },
  };
}
