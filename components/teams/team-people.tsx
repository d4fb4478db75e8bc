import { PersonName } from "#components/people/person-name.tsx";
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
  return (
    <TableRow>
      <TableCell className="max-md:pr-10 md:w-1/2">
        <PersonName person={place.person} />
      </TableCell>
      <TableCell label="Team role">
        <TeamRoleCell {...place} />
      </TableCell>
      <TableCell label="Role in the organization">{roleWord(place.person.role)}</TableCell>
      <TableActions>
        <RemoveFromTeam {...place} />
      </TableActions>
    </TableRow>
  );
}
