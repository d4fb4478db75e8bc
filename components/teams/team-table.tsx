import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { TeamLink } from "./team-link.tsx";

type Team = OutputOf<"team.list">["teams"][number];

/** Every team by name, with what the reader is in it; how many people only where they may see who (PRODUCT 3.10). */
export function TeamTable({ slug, teams }: { slug: string; teams: readonly Team[] }) {
  return (
    <Table label="Teams">
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col">You are</th>
          <th scope="col" className="text-right">
            People
          </th>
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <Row key={team.id} slug={slug} team={team} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ slug, team }: { slug: string; team: Team }) {
  return (
    <tr>
      <td className="md:w-1/2">
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <TeamLink slug={slug} team={team} />
          {team.runByOwner && <Badge>Run by the owner</Badge>}
        </span>
      </td>
      <td data-label="You are">{team.myRole ? teamRoleWord(team.myRole) : <span className="text-muted">Not in it</span>}</td>
      <td data-label="People" className="text-right tabular-nums">
        {team.people === null ? <span className="text-muted">–</span> : team.people.toLocaleString("en-US")}
      </td>
    </tr>
  );
}
