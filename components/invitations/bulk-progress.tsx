"use client";

import { useEffect, useRef } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { count } from "#components/words.ts";
import { deeds } from "./bulk-deeds.ts";
import type { BulkRun } from "./use-bulk-run.ts";

/** How far a deed over several rows has come, what became of each, and the way to stop it. */
export function BulkProgress({ run, stop, dismiss }: { run: BulkRun; stop: () => void; dismiss: () => void }) {
  const { deed, total, outcomes, running } = run;
  const { doing } = deeds[deed];
  const region = useRef<HTMLElement>(null);

  useEffect(() => region.current?.focus(), [running]);

  return (
    <section ref={region} tabIndex={-1} aria-label={doing} className="flex flex-col gap-3 rounded-md border bg-canvas p-4 outline-none">
      <Progress label={doing} done={outcomes.length} total={total} />
      {outcomes.length > 0 && (
        <ul aria-label="Outcome by invitation" className="max-h-60 divide-y overflow-y-auto rounded-md border">
          {outcomes.map(({ id, email, ok, sentence }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
              <span className="min-w-0 font-medium wrap-anywhere text-ink">{email}</span>
              {ok ? <Badge tone="success">{sentence}</Badge> : <span className="min-w-0 text-sm text-danger-text">{sentence}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-sm text-muted">
          {running ? "" : summary(run)}
        </p>
        {running ? <Button onClick={stop}>Stop</Button> : <Button onClick={dismiss}>Close</Button>}
      </div>
    </section>
  );
}

function summary({ total, outcomes }: BulkRun): string {
  const done = outcomes.filter(({ ok }) => ok).length;
  const failed = outcomes.length - done;
  const left = total - outcomes.length;
  return [`${done} of ${count(total, "invitation")} done`, failed > 0 && `${failed} refused`, left > 0 && `${left} left as they were`]
    .filter(Boolean)
    .join(", ");
}
