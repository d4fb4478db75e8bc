"use client";

import { useParams } from "next/navigation";
import { useState } from "react";
import { SearchFound } from "#components/lists/search-found.tsx";
import { useAfterPause } from "#components/lists/use-after-pause.ts";
import { useTeams } from "#components/teams/use-teams.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { teamRoleWord } from "#components/words.ts";
import { knownTeams, type InvitationOptions, type TeamChoice, type TeamRole } from "./team-grants.ts";

type TeamFieldsProps = Pick<InvitationOptions, "teams" | "teamCount" | "teamRoles" | "defaults"> & {
  choice: TeamChoice;
  onChange: (choice: TeamChoice) => void;
};

/** *All teams: the same role*, or *Custom* per team: joined or not, and as what (PRODUCT 6.1). */
export function TeamFields(props: TeamFieldsProps) {
  const { teams, teamCount, teamRoles, choice, onChange } = props;
  const { mode, roleInAll } = choice;
  const tooMany = teamCount > teams.length;

  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="Teams"
        name="teams"
        value={mode}
        onValueChange={(next) => onChange({ ...choice, mode: next === "all" ? "all" : "custom" })}
        options={[
          { value: "custom", label: "Custom", description: "Choose the teams, and the role in each." },
          {
            value: "all",
            label: "All teams",
            description: "The same role in every team there is.",
            ...(tooMany && { disabledReason: tooManySentence(props) }),
          },
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
        <Teams {...props} searched={tooMany} />
      )}
    </div>
  );
}

function tooManySentence({ teams, teamCount }: TeamFieldsProps): string {
  return `There are ${teamCount.toLocaleString("en-US")} teams, and an invitation names ${teams.length} at most.`;
}

function Teams({ searched, ...props }: TeamFieldsProps & { searched: boolean }) {
  return searched ? <SearchedTeams {...props} /> : <TeamChecks {...props} listed={props.teams} />;
}

/** Those chosen stay on top while one searches on. */
function SearchedTeams(props: TeamFieldsProps) {
  const { teams, choice, onChange } = props;
  const { org } = useParams<{ org: string }>();
  const [typed, setTyped] = useState("");
  const { data, error, isFetching } = useTeams(org, useAfterPause(typed.trim()));
  const found = data?.teams.map(({ id, name }) => ({ id, name })) ?? [];
  const chosen = knownTeams(teams, choice).filter(({ id }) => choice.roleIn[id]);

  return (
    <SearchFound
      label="Search teams"
      typed={typed}
      onType={setTyped}
      pending={isFetching}
      note={data && data.total > found.length ? "There are more: type a part of the name." : undefined}
      error={error}
      failure="The teams could not be read."
    >
      <TeamChecks
        {...props}
        listed={knownTeams(chosen, { found })}
        onChange={(next) => onChange({ ...next, found: knownTeams(choice.found, { found }) })}
      />
    </SearchFound>
  );
}

function TeamChecks({ listed, teamRoles, defaults, choice, onChange }: TeamFieldsProps & { listed: InvitationOptions["teams"] }) {
  const { roleIn } = choice;
  const setRole = (teamId: string, role: TeamRole | undefined) => onChange({ ...choice, roleIn: { ...roleIn, [teamId]: role } });
  return (
    <ul aria-label="Teams to join" className="max-h-80 divide-y overflow-y-auto rounded-md border">
      {listed.map(({ id, name }) => (
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
