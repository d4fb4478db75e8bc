"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useEver } from "#components/ui/on-demand.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { SelectOption } from "#components/ui/select-types.ts";
import { Select } from "#components/ui/select.tsx";
import { count, roleWord } from "#components/words.ts";
import type { Decision } from "#lib/errors.ts";
import type { BulkDeed } from "./bulk-deed.ts";
import type { MemberPage, MemberRow } from "./member-query.ts";

const BulkDialog = lazy(() => import("./bulk-dialog.tsx"));

type BulkBarProps = {
  organization: { slug: string; name: string };
  chosen: readonly MemberRow[];
  /** How many of them are not on this page. */
  elsewhere: number;
  several: MemberPage["several"];
  onChooseAll: () => void;
  onClear: () => void;
};

/** What can be done with the chosen members; what it costs is shown before anything happens. */
export function BulkBar({ organization, chosen, elsewhere, several, onChooseAll, onClear }: BulkBarProps) {
  const [deed, setDeed] = useState<BulkDeed>();
  const everAsked = useEver(deed !== undefined);
  const tooMany =
    chosen.length > several.peopleMax
      ? `At most ${several.peopleMax} people at once; these are ${chosen.length}. Let go of some first.`
      : undefined;
  const changeable = chosen.flatMap(({ roleOptions }) => roleOptions);
  const unchangeable = tooMany ?? reasonFor(firstAllowed(chosen.map(({ mayChangeRole }) => mayChangeRole)));
  const removable = firstAllowed(chosen.map(({ mayRemove }) => mayRemove));

  return (
    <section
      aria-label="Chosen members"
      className="sticky top-2 z-10 flex flex-wrap items-center gap-2 rounded-md border bg-panel p-2 pl-4 shadow-dialog max-md:top-16"
    >
      <p role="status" className="mr-auto text-sm tabular-nums">
        {chosen.length} chosen{elsewhere > 0 && `, ${elsewhere} of them not shown here`}
      </p>
      {several.changeRole.allowed &&
        (unchangeable ? (
          <Button size="sm" disabledReason={unchangeable}>
            Set role
          </Button>
        ) : (
          <Select
            aria-label="Set role of the chosen members"
            className="w-36"
            value=""
            placeholder="Set role"
            options={roleChoices(changeable)}
            onValueChange={(value) => {
              const role = changeable.find((option) => option.role === value)?.role;
              if (role) setDeed({ kind: "setRole", role });
            }}
          />
        ))}
      <Button size="sm" disabledReason={tooMany ?? reasonFor(several.addToTeam)} onClick={() => setDeed({ kind: "addToTeam" })}>
        Add to team…
      </Button>
      <Button size="sm" disabledReason={tooMany ?? reasonFor(several.removeFromTeam)} onClick={() => setDeed({ kind: "removeFromTeam" })}>
        Take out of team…
      </Button>
      {several.remove.allowed && (
        <Button size="sm" disabledReason={tooMany ?? reasonFor(removable)} onClick={() => setDeed({ kind: "remove" })}>
          Remove {count(chosen.length, "member")}…
        </Button>
      )}
      <Button size="sm" variant="ghost" className="md:hidden" onClick={onChooseAll}>
        Choose all
      </Button>
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
      {everAsked && (
        <Suspense fallback={null}>
          <BulkDialog
            organization={organization}
            chosen={chosen}
            several={several}
            deed={deed}
            close={() => setDeed(undefined)}
            onDone={onClear}
          />
        </Suspense>
      )}
    </section>
  );
}

/** A role that not one of them can be given says why. */
function roleChoices(options: MemberRow["roleOptions"]): SelectOption[] {
  return [...new Set(options.map(({ role }) => role))].flatMap((role) => {
    const decision = firstAllowed(options.filter((one) => one.role === role).map((one) => one.decision));
    if (!decision.allowed && decision.fixableBy.length === 0) return [];
    return [{ value: role, label: roleWord(role), disabledReason: reasonFor(decision) }];
  });
}

function firstAllowed(decisions: readonly Decision[]): Decision {
  return decisions.find(({ allowed }) => allowed) ?? decisions[0] ?? { allowed: true };
}
