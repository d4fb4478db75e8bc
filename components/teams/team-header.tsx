import { PageHeader } from "#components/ui/page-header.tsx";
import { count } from "#components/words.ts";
import { AddPeople } from "./add-people.tsx";
import { DeleteTeam } from "./delete-team.tsx";
import type { Team } from "./place.ts";
import { RenameTeam } from "./rename-team.tsx";

type TeamHeaderProps = { slug: string; team: Team; teamCount: number };

/** A team's name, how many are in it, and what can be done with it. */
export function TeamHeader({ slug, team, teamCount }: TeamHeaderProps) {
  return (
    <PageHeader
      title={team.name}
      description={`${count(team.total, "person", "people")} in this team.`}
      actions={
        <>
          <RenameTeam slug={slug} team={team} />
          <DeleteTeam slug={slug} team={team} teamCount={teamCount} />
          <AddPeople slug={slug} team={team} />
        </>
      }
    />
  );
}
