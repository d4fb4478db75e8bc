"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { ChooseTeam, type TeamName } from "#components/teams/choose-team.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { typed } from "#components/ui/typed.ts";
import { createProjectAction } from "#lib/actions/projects.ts";
import type { Decision } from "#lib/errors.ts";
import { ProjectFields } from "./project-fields.tsx";

type CreateProjectProps = {
  slug: string;
  decision: Decision;
  /** The team it is for, or the one chosen at first. */
  team: TeamName | null;
  /** Another one may be chosen. */
  elsewhere?: boolean;
};

/** *Create project*, in a team one administers; its maker is led to its page. */
export function CreateProject({ slug, decision, team: given, elsewhere = false }: CreateProjectProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const [team, setTeam] = useState(given ?? undefined);

  function submit(fields: FormData) {
    return createProjectAction(slug, {
      teamId: team?.id ?? "",
      name: typed(fields, "name") ?? "",
      description: typed(fields, "description"),
    });
  }

  return (
    <>
      <GuardedButton decision={decision} variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Create project
      </GuardedButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Create project"
        description="A project holds API keys and their usage. It lives in one team: its team admins edit it, its team members read it."
      >
        <Form
          submit={submit}
          success="Project created"
          onSuccess={({ projectId }) => router.push(route(`/orgs/${slug}/projects/${projectId}`))}
        >
          <ProjectFields />
          {elsewhere && (
            <ChooseTeam
              slug={slug}
              label="Team"
              name="teamId"
              help="One where you are team admin."
              which="administered"
              chosen={team}
              onChoose={setTeam}
            />
          )}
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton className="">Create project</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
