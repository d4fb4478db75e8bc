"use client";

import { useRouter } from "next/navigation";
import { Section } from "#components/ui/card.tsx";
import { Form, SaveOrDiscard } from "#components/ui/form.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { LeaveGuard } from "#components/ui/leave-guard.tsx";
import { ifChanged, typed } from "#components/ui/typed.ts";
import { updateProjectAction } from "#lib/actions/projects.ts";
import type { Project } from "./project.ts";
import { ProjectFields } from "./project-fields.tsx";

/** Name and description; whoever may not change them reads them. */
export function ProjectDetails({ slug, project }: { slug: string; project: Project }) {
  const { id: projectId, name, description, may } = project;
  const router = useRouter();
  const denied = reasonFor(may.update);

  function save(fields: FormData) {
    return updateProjectAction(slug, {
      projectId,
      name: ifChanged(typed(fields, "name") ?? "", name),
      description: ifChanged(typed(fields, "description") ?? null, description),
    });
  }

  return (
    <Section title="About" description={denied}>
      <Form submit={save} success="Changes saved" onSuccess={() => router.refresh()}>
        <ProjectFields name={name} description={description} readOnly={denied !== undefined} />
        <SaveOrDiscard disabledReason={denied} />
        <LeaveGuard />
      </Form>
    </Section>
  );
}
