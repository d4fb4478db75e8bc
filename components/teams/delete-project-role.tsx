"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Effects } from "#components/consequences/effects.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { deleteProjectRoleAction } from "#lib/actions/projects.ts";
import type { ProjectRole } from "./project-role.ts";

/** Whoever has it falls back to what the team role gives; who loses what is shown before (PRODUCT 3.4). */
export function DeleteProjectRole({ slug, role: { id, name, deletion } }: { slug: string; role: ProjectRole }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();

  function deleted() {
    toast.success(`${name} was deleted`);
    router.refresh();
  }

  return (
    <>
      <Button variant="ghost" size="icon" aria-label={`Delete the role ${name}`} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the role ${name}?`}
        action="Delete role"
        keep="Keep role"
        danger
        onConfirm={() => deleteProjectRoleAction(slug, { projectRoleId: id })}
        onDone={deleted}
      >
        <p>Whoever has it has what their place in the team gives them.</p>
        <Effects effects={deletion} none="Nobody gains or loses anything." />
      </ConfirmDialog>
    </>
  );
}
