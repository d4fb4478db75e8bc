import { PersonName } from "#components/people/person-name.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { roleWord } from "#components/words.ts";
import type { PlaceProps, Team } from "./place.ts";
import { RemoveFromTeam } from "./remove-from-team.tsx";
import { TeamRoleCell } from "./team-role-cell.tsx";

/** Who is in the team, and as what; each place can be changed by whoever may. */
export function TeamPeople({ slug, team }: { slug: string; team: Team }) {
  return (
    <Table label={`People in ${team.name}`}>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Team role</th>
          <th scope="col">Role in the organization</th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {team.people.map((person) => (
          <Row key={person.userId} slug={slug} team={team} person={person} />
        ))}
      </tbody>
    </Table>
  );
}

function Row(place: PlaceProps) {
  return (
    <tr>
      <td className="max-md:pr-10 md:w-1/2">
        <PersonName person={place.person} />
      </td>
      <td data-label="Team role">
        <TeamRoleCell {...place} />
      </td>
      <td data-label="Role in the organization">{roleWord(place.person.role)}</td>
      <td className="row-actions">
        <RemoveFromTeam {...place} />
      </td>
    </tr>
  );
}
