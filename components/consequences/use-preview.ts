"use client";

import { useState } from "react";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { toast } from "#components/ui/toast.ts";
import type { OutputOf, PublicName } from "#lib/operations/perform.ts";

/**
 * What a change would do is read first, then asked: `ask` reads, `preview` is what was read, `asking` whether the question
 * is open. A read that fails says so, and nothing is asked.
 */
export function usePreview<N extends PublicName>(failed: string) {
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const [preview, setPreview] = useState<OutputOf<N>>();

  async function ask(path: string) {
    if (pending) return;
    setPending(true);
    try {
      setPreview(await restGet<N>(path, AbortSignal.timeout(answerLimitMs)));
      setAsking(true);
    } catch (error) {
      toast.error(failed, error instanceof RestError ? error.error.message : "Try again in a moment.");
    }
    setPending(false);
  }

  return { ask, pending, asking, setAsking, preview };
}

const answerLimitMs = 10_000;
