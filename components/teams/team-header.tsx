import { PageHeader } from "#components/ui/page-header.tsx";
import { count } from "#components/words.ts";
import { AddPeople } from "./add-people.tsx";
import { DeleteTeam } from "./delete-team.tsx";
import type { Team } from "./place.ts";
import { RenameTeam } from "./rename-team.tsx";

type TeamHeaderProps = { slug: string; team: Team; otherTeams: readonly { id: string; name: string }[] };

/** A team's name, how many are in it, and what can be done with it. */
export function TeamHeader({ slug, team, otherTeams }: TeamHeaderProps) {
  return (
    <PageHeader
      title={team.name}
      description={`${count(team.total, "person", "people")} in this team.`}
      actions={
        <>
          <RenameTeam slug={slug} team={team} />
          <DeleteTeam slug={slug} team={team} otherTeams={otherTeams} />
          <AddPeople slug={slug} team={team} />
        </>
      }
    />
  );
}
