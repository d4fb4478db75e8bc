"use client";

import { useState } from "react";
import { TeamFields } from "#components/invitations/team-fields.tsx";
import { firstChoice, knownTeams, teamGrants, type InvitationOptions, type TeamChoice } from "#components/invitations/team-grants.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Popover } from "#components/ui/popover.tsx";
import type { RowText } from "./bulk-rows.ts";

type Teams = RowText["teams"];

/** The teams of a row in a word, and a panel to choose others. */
export function RowTeams({
  label,
  teams,
  wrong,
  options,
  onChange,
}: {
  label: string;
  teams: Teams;
  wrong: boolean;
  options: InvitationOptions;
  onChange: (teams: Teams) => void;
}) {
  const [first, ...others] = teams.map(({ team, role }) => (role ? `${team} (${role})` : team));
  const words = first === undefined ? "Choose…" : others.length === 0 ? first : `${first} and ${others.length} more`;
  return (
    <Popover
      trigger={<span className="truncate">{words}</span>}
      label={`${label}: ${words}`}
      title="Teams"
      className={cn("w-full justify-start font-normal", wrong && "border-danger-text")}
    >
      <ChosenTeams teams={teams} options={options} onChange={onChange} />
    </Popover>
  );
}

function ChosenTeams({ teams, options, onChange }: { teams: Teams; options: InvitationOptions; onChange: (teams: Teams) => void }) {
  const [choice, setChoice] = useState(() => choiceOf(teams, options));
  return (
    <TeamFields
      {...options}
      choice={choice}
      onChange={(next) => {
        setChoice(next);
        onChange(teamsOf(next, options));
      }}
    />
  );
}

/** The same for several rows, applied once it is chosen. */
export function TeamsForRows({
  options,
  action,
  onApply,
}: {
  options: InvitationOptions;
  action: string;
  onApply: (teams: Teams) => void;
}) {
  const [choice, setChoice] = useState(() => firstChoice(options));
  return (
    <Popover trigger="Set teams" size="sm" title="Teams of the chosen rows">
      <TeamFields {...options} choice={choice} onChange={setChoice} />
      <Button variant="primary" onClick={() => onApply(teamsOf(choice, options))}>
        {action}
      </Button>
    </Popover>
  );
}

/** Of teams that there are not, nothing is kept once others are chosen; of more teams than are known here, the name says which. */
function choiceOf(teams: Teams, { teams: known, teamCount, teamRoles, defaults }: InvitationOptions): TeamChoice {
  const places = teams.flatMap(({ team, role }) => {
    const beyond = teamCount > known.length ? { id: team, name: team } : undefined;
    const found = known.find(({ name }) => name.toLowerCase() === team.toLowerCase()) ?? beyond;
    return found ? [{ found, role: teamRoles.find((one) => one === role) ?? defaults.teamRole }] : [];
  });
  return {
    mode: "custom",
    roleInAll: defaults.teamRole,
    roleIn: Object.fromEntries(places.map(({ found, role }) => [found.id, role])),
    found: places.map(({ found }) => found),
  };
}

function teamsOf(choice: TeamChoice, { teams }: InvitationOptions): Teams {
  return teamGrants(choice, teams).flatMap(({ teamId, role }) => {
    const team = knownTeams(teams, choice).find(({ id }) => id === teamId);
    return team ? [{ team: team.name, role }] : [];
  });
}
