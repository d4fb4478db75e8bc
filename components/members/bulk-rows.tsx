import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DialogActions } from "#components/ui/dialog.tsx";
import type { Outcome, PlanRow } from "./bulk-plan.ts";

/** What would become of each of the chosen members. */
export function BulkRows({ rows }: { rows: readonly PlanRow[] }) {
  return (
    <ul aria-label="What becomes of each" className="max-h-72 divide-y overflow-y-auto rounded-md border">
      {rows.map(({ userId, name, email, ok, sentence }) => (
        <li key={userId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
          <span className="flex min-w-0 basis-72 items-center gap-2.5">
            <Avatar name={name} />
            <span className="min-w-0">
              <span className="block truncate font-medium text-ink">{name}</span>
              <span className="block truncate text-sm text-muted">{email}</span>
            </span>
          </span>
          <span className={cn("min-w-0 flex-1 basis-48 text-sm text-pretty sm:text-right", ok ? "text-body" : "text-danger-text")}>
            {sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Of those who could be dealt with a moment ago some no longer can. */
export function BulkOutcome({ outcomes, close }: { outcomes: readonly Outcome[]; close: () => void }) {
  const refused = outcomes.filter(({ problem }) => problem);
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warning" title={`${outcomes.length - refused.length} of ${outcomes.length} done`}>
        The others changed in the meantime. Nothing was done with them.
      </Callout>
      <ul aria-label="Not done" className="max-h-72 divide-y overflow-y-auto rounded-md border">
        {refused.map(({ userId, name, problem }) => (
          <li key={userId} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-3 py-2">
            <span className="font-medium text-ink">{name ?? "Somebody who left"}</span>
            <span className="text-sm text-danger-text">{problem?.message}</span>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button variant="primary" onClick={close}>
          Close
        </Button>
      </DialogActions>
    </div>
  );
}
