import { AppLink } from "#components/ui/app-link.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { ProjectRow } from "./project.ts";
import { projectRoleWord, reasonWord } from "./role-words.ts";

/** The projects one may open, with what one is in each and why (PRODUCT 3.2). */
export function ProjectTable({ slug, projects, showTeam }: { slug: string; projects: readonly ProjectRow[]; showTeam: boolean }) {
  return (
    <Table label="Projects">
      <TableHead>
        <TableRow>
          <TableHeader>Project</TableHeader>
          {showTeam && <TableHeader>Team</TableHeader>}
          <TableHeader>You are</TableHeader>
          <TableHeader>Because</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {projects.map((project) => (
          <Row key={project.id} slug={slug} project={project} showTeam={showTeam} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ slug, project: { id, name, description, team, mine }, showTeam }: { slug: string; project: ProjectRow; showTeam: boolean }) {
  return (
    <TableRow>
      <TableCell className="md:w-1/2">
        <div className="min-w-0">
          <AppLink href={`/orgs/${slug}/projects/${id}`} className="rounded-sm font-medium break-words text-ink hover:underline">
            {name}
          </AppLink>
          {description && <p className="line-clamp-2 text-sm break-words text-muted">{description}</p>}
        </div>
      </TableCell>
      {showTeam && <TableCell label="Team">{team.name}</TableCell>}
      <TableCell label="You are">{projectRoleWord(mine)}</TableCell>
      <TableCell label="Because" className="text-muted">
        {reasonWord(mine.source)}
      </TableCell>
    </TableRow>
  );
}
