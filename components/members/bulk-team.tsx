"use client";

import { ChooseTeam } from "#components/teams/choose-team.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { MemberPage } from "./member-query.ts";
import type { PlanTeam } from "./plan-places.ts";

type BulkTeamProps = {
  slug: string;
  kind: "addToTeam" | "removeFromTeam";
  several: MemberPage["several"];
  team: PlanTeam | undefined;
  onChoose: (team: PlanTeam) => void;
};

/** Which team, and for who joins it as what. */
export function BulkTeam({ slug, kind, several: { everyTeam, teamRoles, plainTeamRole }, team, onChoose }: BulkTeamProps) {
  const role = team?.role ?? plainTeamRole;
  // Where teams are searched for, what is found lies side by side over the whole width.
  return (
    <div className="grid gap-4 *:has-[fieldset]:col-span-full sm:grid-cols-2">
      <ChooseTeam
        slug={slug}
        label="Team"
        name="teamId"
        which={everyTeam ? "all" : "administered"}
        chosen={team}
        onChoose={({ id, name }) => onChoose({ id, name, role })}
      />
      {kind === "addToTeam" && (
        <Field label="Team role">
          <Select
            value={role}
            options={teamRoles.map((one) => ({ value: one, label: teamRoleWord(one) }))}
            disabled={!team}
            onValueChange={(value) => {
              const next = teamRoles.find((one) => one === value);
              if (team && next) onChoose({ ...team, role: next });
            }}
          />
        </Field>
      )}
    </div>
  );
}
