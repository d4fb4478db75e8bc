import { PersonName } from "#components/people/person-name.tsx";
import { Table } from "#components/ui/table.tsx";
import { capitalized } from "#components/words.ts";
import { PersonRole } from "./person-role.tsx";
import type { Project, ProjectPerson } from "./project.ts";
import { sourceWord } from "./role-words.ts";

type ProjectPeopleProps = { slug: string; project: Project; people: readonly ProjectPerson[] };

/** Everybody who has to do with the project, with the effective role and where it comes from (PRODUCT 3.2). */
export function ProjectPeople({ slug, project, people }: ProjectPeopleProps) {
  return (
    <Table label={`People in ${project.name}`}>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Role</th>
          <th scope="col">Comes from</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.userId}>
            <td className="md:w-1/2">
              <PersonName person={person} />
            </td>
            <td data-label="Role">
              <PersonRole slug={slug} project={project} person={person} />
            </td>
            <td data-label="Comes from" className="text-muted">
              {capitalized(sourceWord(person.effective.source))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
