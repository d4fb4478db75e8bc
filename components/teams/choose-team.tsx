"use client";

import { useState } from "react";
import { ChooseFound } from "#components/lists/choose-found.tsx";
import { useAfterPause } from "#components/lists/use-after-pause.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTeams } from "./use-teams.ts";

export type TeamName = { id: string; name: string };

type ChooseTeamProps = {
  slug: string;
  label: string;
  /** Posts as this. */
  name: string;
  help?: string;
  chosen: TeamName | undefined;
  onChoose: (team: TeamName) => void;
  /** `administered`: only those whose projects the reader creates and moves. */
  which?: "all" | "administered";
  /** The id of one that cannot be chosen. */
  except?: string;
};

/** Chooses a team: out of a list while all fit into one, of more by a search. */
export function ChooseTeam(props: ChooseTeamProps) {
  const { slug, label, name, help, chosen, onChoose, which, except } = props;
  const { data } = useTeams(slug, "", which);
  if (data && data.nextCursor !== null) return <FindTeam {...props} />;
  const options: readonly TeamName[] = data ? data.teams.filter(({ id }) => id !== except) : chosen ? [chosen] : [];

  return (
    <Field label={label} name={name} help={help}>
      <Select
        value={chosen?.id ?? ""}
        options={options.map((team) => ({ value: team.id, label: team.name }))}
        placeholder="Choose a team"
        onValueChange={(value) => options.filter(({ id }) => id === value).forEach(onChoose)}
      />
    </Field>
  );
}

function FindTeam({ slug, label, name, help, chosen, onChoose, which, except }: ChooseTeamProps) {
  const [typed, setTyped] = useState("");
  const { data, error, isFetching } = useTeams(slug, useAfterPause(typed.trim()), which);
  const found = (data?.teams ?? []).filter(({ id }) => id !== except).slice(0, shown);
  const listed = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;

  return (
    <ChooseFound
      legend={label}
      name={name}
      help={help}
      value={chosen?.id ?? ""}
      options={listed.map((team) => ({ value: team.id, label: team.name }))}
      onValueChange={(value) => listed.filter(({ id }) => id === value).forEach(onChoose)}
      typed={typed}
      onType={setTyped}
      pending={isFetching && data !== undefined}
      note={data && notes(found.length, data.total)}
      error={error}
      failure="The teams could not be read."
    />
  );
}

const shown = 6;

function notes(found: number, total: number): string | undefined {
  if (found === 0) return "No team has this name.";
  return total > found + 1 ? "There are more: type a part of the name." : undefined;
}
