"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { DangerRow } from "#components/ui/danger-row.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { toast } from "#components/ui/toast.ts";
import { deleteProjectAction } from "#lib/actions/projects.ts";
import type { Project } from "./project.ts";

/** Its name is typed to confirm. */
export function DeleteProject({ slug, project: { id: projectId, name, may } }: { slug: string; project: Project }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();

  function deleted() {
    toast.success(`${name} was deleted`);
    router.replace(route(`/orgs/${slug}/projects`));
    router.refresh();
  }

  return (
    <DangerRow
      title="Delete this project"
      action={
        <>
          <GuardedButton decision={may.delete} variant="danger" onClick={() => setAsking(true)}>
            Delete project
          </GuardedButton>
          <ConfirmDialog
            open={asking}
            onOpenChange={setAsking}
            title={`Delete ${name}?`}
            action="Delete project"
            keep="Keep project"
            danger
            typeToConfirm={name}
            onConfirm={() => deleteProjectAction(slug, { projectId, confirmName: name })}
            onDone={deleted}
          >
            <p>The project, its keys and every role in it end at once. A deleted project cannot be brought back.</p>
          </ConfirmDialog>
        </>
      }
    >
      Its keys stop working at once. A deleted project cannot be brought back.
    </DangerRow>
  );
}
