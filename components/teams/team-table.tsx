import { AppLink } from "#components/ui/app-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

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
          <Name slug={slug} team={team} />
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

function Name({ slug, team: { id, name, mayView } }: { slug: string; team: Team }) {
  const denied = reasonFor(mayView);
  if (denied === undefined) {
    return (
      <AppLink href={`/orgs/${slug}/teams/${id}`} className="min-w-0 rounded-sm font-medium break-words text-ink hover:underline">
        {name}
      </AppLink>
    );
  }
  return (
    <Tooltip content={denied}>
      <span role="link" aria-disabled tabIndex={0} className="min-w-0 cursor-not-allowed rounded-sm font-medium break-words text-soft">
        {name}
      </span>
    </Tooltip>
  );
}
