"use client";

import { useState } from "react";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { toast } from "#components/ui/toast.ts";
import type { OutputOf, PublicName } from "#lib/operations/perform.ts";

const answerLimitMs = 10_000;

/**
 * What a change would do is read first, then asked: `ask` reads, `preview` is what was read of the change `asked`, `asking`
 * whether the question is open. A read that fails says so, and nothing is asked.
 */
export function usePreview<N extends PublicName, Change = undefined>(failed: string) {
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const [read, setRead] = useState<{ preview: OutputOf<N>; asked: Change }>();

  async function ask(path: string, asked: Change) {
    if (pending) return;
    setPending(true);
    try {
      setRead({ preview: await restGet<N>(path, AbortSignal.timeout(answerLimitMs)), asked });
      setAsking(true);
    } catch (error) {
      toast.error(failed, error instanceof RestError ? error.error.message : "Try again in a moment.");
    }
    setPending(false);
  }

  return { ask, pending, asking, setAsking, preview: read?.preview, asked: read?.asked };
}
