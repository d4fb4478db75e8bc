"use client";

import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { count } from "#components/words.ts";
import type { RowText } from "./bulk-rows.ts";
import { roleOptions } from "./role-options.ts";
import { TeamsForRows } from "./row-teams.tsx";

type BulkConfigProps = {
  chosen: number;
  options: InvitationOptions;
  onEdit: (change: Partial<RowText>) => void;
  onRemove: () => void;
  onClear: () => void;
};

/** Sets role and teams of all chosen rows (PRODUCT 6.3). */
export function BulkConfig({ chosen, options, onEdit, onRemove, onClear }: BulkConfigProps) {
  const rows = count(chosen, "row");
  return (
    <section
      aria-label="Chosen rows"
      className="sticky top-2 z-10 flex flex-wrap items-center gap-2 rounded-md border bg-panel p-2 pl-4 max-md:top-16"
    >
      <p role="status" className="mr-auto text-sm tabular-nums">
        {rows} chosen
      </p>
      <Select
        aria-label="Set role of the chosen rows"
        className="w-40"
        value=""
        placeholder="Set role"
        options={roleOptions(options)}
        onValueChange={(role) => onEdit({ role })}
      />
      <TeamsForRows options={options} action={`Set for ${rows}`} onApply={(teams) => onEdit({ teams })} />
      <Button size="sm" onClick={onRemove}>
        Remove {rows}
      </Button>
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
