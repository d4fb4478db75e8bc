import { AppLink } from "#components/ui/app-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ProjectRow } from "./project.ts";
import { projectRoleWord, reasonWord } from "./role-words.ts";

/** The projects one may open, with what one is in each and why (PRODUCT 3.2). */
export function ProjectTable({ slug, projects, showTeam }: { slug: string; projects: readonly ProjectRow[]; showTeam: boolean }) {
  return (
    <Table label="Projects">
      <thead>
        <tr>
          <th scope="col">Project</th>
          {showTeam && <th scope="col">Team</th>}
          <th scope="col">You are</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Row key={project.id} slug={slug} project={project} showTeam={showTeam} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ slug, project: { id, name, description, team, mine }, showTeam }: { slug: string; project: ProjectRow; showTeam: boolean }) {
  return (
    <tr>
      <td className="md:w-1/2">
        <div className="min-w-0">
          <AppLink href={`/orgs/${slug}/projects/${id}`} className="rounded-sm font-medium break-words text-ink hover:underline">
            {name}
          </AppLink>
          {description && <p className="line-clamp-2 text-sm break-words text-muted">{description}</p>}
        </div>
      </td>
      {showTeam && <td data-label="Team">{team.name}</td>}
      <td data-label="You are">{projectRoleWord(mine)}</td>
      <td data-label="Because" className="text-muted">
        {reasonWord(mine.source)}
      </td>
    </tr>
  );
}
