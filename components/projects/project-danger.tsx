import { Section } from "#components/ui/card.tsx";
import { DeleteProject } from "./delete-project.tsx";
import { MoveProject } from "./move-project.tsx";
import type { Project } from "./project.ts";

/** Moving and deleting; others than team admins see that it exists, and who can do it. */
export function ProjectDanger({ slug, project }: { slug: string; project: Project }) {
  return (
    <Section title="Danger zone" danger>
      <ul className="flex flex-col divide-y">
        <MoveProject slug={slug} project={project} />
        <DeleteProject slug={slug} project={project} />
      </ul>
    </Section>
  );
}
