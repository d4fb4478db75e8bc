import { PersonName } from "#components/people/person-name.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { capitalized } from "#components/words.ts";
import { PersonRole } from "./person-role.tsx";
import type { Project, ProjectPerson } from "./project.ts";
import { sourceWord } from "./role-words.ts";

type ProjectPeopleProps = { slug: string; project: Project; people: readonly ProjectPerson[] };

/** Everybody who has to do with the project, with the effective role and where it comes from (PRODUCT 3.2). */
export function ProjectPeople({ slug, project, people }: ProjectPeopleProps) {
  return (
    <Table label={`People in ${project.name}`}>
      <TableHead>
        <TableRow>
          <TableHeader>Person</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Comes from</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.userId}>
            <TableCell className="md:w-1/2">
              <PersonName person={person} />
            </TableCell>
            <TableCell label="Role">
              <PersonRole slug={slug} project={project} person={person} />
            </TableCell>
            <TableCell label="Comes from" className="text-muted">
              {capitalized(sourceWord(person.effective.source))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
