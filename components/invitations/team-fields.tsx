"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { InvitationOptions, TeamChoice, TeamRole } from "./team-grants.ts";

type TeamFieldsProps = Pick<InvitationOptions, "teams" | "teamRoles" | "defaults"> & {
  choice: TeamChoice;
  onChange: (choice: TeamChoice) => void;
};

/** *All teams: the same role*, or *Custom* per team: joined or not, and as what (PRODUCT 6.1). */
export function TeamFields({ teams, teamRoles, defaults, choice, onChange }: TeamFieldsProps) {
  const { mode, roleInAll, roleIn } = choice;
  const setRole = (teamId: string, role: TeamRole | undefined) => onChange({ ...choice, roleIn: { ...roleIn, [teamId]: role } });

  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="Teams"
        name="teams"
        value={mode}
        onValueChange={(next) => onChange({ ...choice, mode: next === "all" ? "all" : "custom" })}
        options={[
          { value: "custom", label: "Custom", description: "Choose the teams, and the role in each." },
          { value: "all", label: "All teams", description: "The same role in every team there is." },
        ]}
      />
      {mode === "all" ? (
        <TeamRoleSelect
          label="Role in all teams"
          roles={teamRoles}
          value={roleInAll}
          onChange={(role) => onChange({ ...choice, roleInAll: role })}
        />
      ) : (
        <ul aria-label="Teams to join" className="max-h-80 divide-y overflow-y-auto rounded-md border">
          {teams.map(({ id, name }) => (
            <li key={id} className="flex min-h-12 items-center justify-between gap-3 px-3 py-1.5">
              <Checkbox
                label={<span className="break-words">{name}</span>}
                checked={roleIn[id] !== undefined}
                onChange={(event) => setRole(id, event.target.checked ? defaults.teamRole : undefined)}
              />
              {roleIn[id] && (
                <TeamRoleSelect label={`Role in ${name}`} roles={teamRoles} value={roleIn[id]} onChange={(role) => setRole(id, role)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type TeamRoleSelectProps = { label: string; roles: readonly TeamRole[]; value: TeamRole; onChange: (role: TeamRole) => void };

function TeamRoleSelect({ label, roles, value, onChange }: TeamRoleSelectProps) {
  return (
    <Select
      aria-label={label}
      className="w-40 shrink-0"
      value={value}
      options={roles.map((role) => ({ value: role, label: teamRoleWord(role) }))}
      onValueChange={(chosen) => onChange(roles.find((role) => role === chosen) ?? value)}
    />
  );
}
