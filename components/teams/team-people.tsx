import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableActions, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { roleWord } from "#components/words.ts";
import type { PlaceProps, Team } from "./place.ts";
import { RemoveFromTeam } from "./remove-from-team.tsx";
import { TeamRoleCell } from "./team-role-cell.tsx";

/** Who is in the team, and as what; each place can be changed by whoever may. */
export function TeamPeople({ slug, team }: { slug: string; team: Team }) {
  return (
    <Table label={`People in ${team.name}`}>
      <TableHead>
        <TableRow>
          <TableHeader>Person</TableHeader>
          <TableHeader>Team role</TableHeader>
          <TableHeader>Role in the organization</TableHeader>
          <TableHeader>
            <VisuallyHidden>Actions</VisuallyHidden>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {team.people.map((person) => (
          <Row key={person.userId} slug={slug} team={team} person={person} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row(place: PlaceProps) {
  const { name, email, isYou, role } = place.person;
  return (
    <TableRow>
      <TableCell className="max-md:pr-10 md:w-1/2">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={name} />
          <div className="min-w-0">
            <p className="flex items-center gap-2 font-medium text-ink">
              <span className="truncate">{name}</span>
              {isYou && <Badge>You</Badge>}
            </p>
            <p className="truncate text-sm text-muted">{email}</p>
          </div>
        </div>
      </TableCell>
      <TableCell label="Team role">
        <TeamRoleCell {...place} />
      </TableCell>
      <TableCell label="Role in the organization">{roleWord(role)}</TableCell>
      <TableActions>
        <RemoveFromTeam {...place} />
      </TableActions>
    </TableRow>
  );
}
