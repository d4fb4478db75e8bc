"use client";

import { useEffect, useRef, useState } from "react";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { deeds, type DeedName } from "./bulk-deeds.ts";
import type { InvitationRow } from "./invitation-query.ts";

export type BulkOutcome = { id: string; email: string; ok: boolean; sentence: string };
export type BulkRun = { deed: DeedName; total: number; outcomes: readonly BulkOutcome[]; running: boolean };

/** One action after another over the chosen rows, until all are done or it is stopped; leaving the page stops it too. */
export function useBulkRun(slug: string, onEnd: () => void) {
  const [run, setRun] = useState<BulkRun>();
  const stopped = useRef(false);
  const { run: act } = useSubmit((deed: DeedName, invitationId: string) => deeds[deed].act(slug, { invitationId }));

  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  async function start(deed: DeedName, rows: readonly InvitationRow[]) {
    stopped.current = false;
    const outcomes: BulkOutcome[] = [];
    const show = (running: boolean) => setRun({ deed, total: rows.length, outcomes: [...outcomes], running });
    show(true);
    for (const { id, email } of rows) {
      if (stopped.current) break;
      const result = await act(deed, id);
      if (!result) break;
      outcomes.push({ id, email, ok: result.ok, sentence: result.ok ? deeds[deed].done : failureSentence(result.error) });
      show(true);
    }
    show(false);
    onEnd();
  }

  return {
    run,
    start,
    stop: () => {
      stopped.current = true;
    },
    dismiss: () => setRun(undefined),
  };
}
