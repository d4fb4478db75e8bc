import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { TeamLink } from "./team-link.tsx";

type Team = OutputOf<"team.list">["teams"][number];

/** Every team by name, with what the reader is in it; how many people only where they may see who (PRODUCT 3.10). */
export function TeamTable({ slug, teams }: { slug: string; teams: readonly Team[] }) {
  return (
    <Table label="Teams">
      <TableHead>
        <TableRow>
          <TableHeader>Team</TableHeader>
          <TableHeader>You are</TableHeader>
          <TableHeader className="text-right">People</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {teams.map((team) => (
          <Row key={team.id} slug={slug} team={team} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ slug, team }: { slug: string; team: Team }) {
  return (
    <TableRow>
      <TableCell className="md:w-1/2">
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <TeamLink slug={slug} team={team} />
          {team.runByOwner && <Badge>Run by the owner</Badge>}
        </span>
      </TableCell>
      <TableCell label="You are">{team.myRole ? teamRoleWord(team.myRole) : <span className="text-muted">Not in it</span>}</TableCell>
      <TableCell label="People" className="text-right tabular-nums">
        {team.people === null ? <span className="text-muted">–</span> : team.people.toLocaleString("en-US")}
      </TableCell>
    </TableRow>
  );
}
