import { CreateProject } from "#components/projects/create-project.tsx";
import { ProjectTable } from "#components/projects/project-table.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Section } from "#components/ui/card.tsx";
import { count } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import type { Team } from "./place.ts";

type TeamProjectsProps = { slug: string; team: Team; list: OutputOf<"project.list"> };

/** The team's projects that the reader may open; for whoever has none of them and makes none, nothing (PRODUCT 3.1). */
export function TeamProjects({ slug, team, list: { projects, total } }: TeamProjectsProps) {
  const { id, name, may } = team;
  if (total === 0 && !may.createProject.allowed) return null;
  return (
    <Section
      title="Projects"
      description={total === 0 ? "No project yet." : undefined}
      actions={may.createProject.allowed && <CreateProject slug={slug} decision={may.createProject} team={{ id, name }} />}
    >
      {total > 0 && (
        <div className="flex flex-col gap-3">
          <ProjectTable slug={slug} projects={projects} showTeam={false} />
          {total > projects.length && (
            <AppLink href={`/orgs/${slug}/projects?team=${id}`} className="text-accent-text hover:underline">
              See all {count(total, "project")}
            </AppLink>
          )}
        </div>
      )}
    </Section>
  );
}
