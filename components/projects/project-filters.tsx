"use client";

import { useSearchParams } from "next/navigation";
import { NameSearch, useListAddress } from "#components/lists/name-search.tsx";
import { Select } from "#components/ui/select.tsx";

const everyTeam = "all";

type ProjectFiltersProps = { teams: readonly { id: string; name: string }[]; moreTeams: boolean };

/** By name and by team; both live in the address. Teams are those that hold a project one may open (PRODUCT 3.9). */
export function ProjectFilters({ teams, moreTeams }: ProjectFiltersProps) {
  const team = useSearchParams().get("team") ?? everyTeam;
  const { go } = useListAddress();

  return (
    <>
      <NameSearch list="Projects" parameters={["team"]}>
        <Select
          aria-label="Team"
          className="w-auto min-w-44 flex-1 sm:flex-none"
          value={team}
          options={[{ value: everyTeam, label: "All teams" }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          onValueChange={(chosen) => go({ team: chosen === everyTeam ? null : chosen })}
        />
      </NameSearch>
      {moreTeams && (
        <p className="text-sm text-muted">
          There are more teams than the {teams.length} to choose from: a search finds by the team&apos;s name too.
        </p>
      )}
    </>
  );
}
