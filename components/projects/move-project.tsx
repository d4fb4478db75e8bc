"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { ChooseTeam, type TeamName } from "#components/teams/choose-team.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DangerRow } from "#components/ui/danger-row.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { moveProjectAction } from "#lib/actions/projects.ts";
import { Effects } from "#components/consequences/effects.tsx";
import type { Project } from "./project.ts";

const noOtherTeam = "You are team admin in no other team, so there is nowhere to move it.";

/** Into another team one administers; who gains and loses what is shown before (PRODUCT 3.4). */
export function MoveProject({ slug, project }: { slug: string; project: Project }) {
  const { name, team, hasWhereTo, may } = project;
  const [open, setOpen] = useState(false);

  return (
    <DangerRow
      title="Move to another team"
      action={
        <>
          <GuardedButton
            decision={may.move}
            disabledReason={may.move.allowed && !hasWhereTo ? noOtherTeam : undefined}
            onClick={() => setOpen(true)}
          >
            Move project
          </GuardedButton>
          <Dialog open={open} onOpenChange={setOpen} title={`Move ${name}`} description={`It is in ${team.name} now.`}>
            <MoveForm slug={slug} project={project} close={() => setOpen(false)} />
          </Dialog>
        </>
      }
    >
      It is in {team.name}. The other team&apos;s people can then open it, this one&apos;s no longer; custom roles stay behind.
    </DangerRow>
  );
}

function MoveForm({ slug, project: { id: projectId, name, team: from }, close }: { slug: string; project: Project; close: () => void }) {
  const router = useRouter();
  const [team, setTeam] = useState<TeamName>();
  const toTeamId = team?.id ?? "";
  const preview = useQuery({
    queryKey: ["projects", slug, projectId, "move", toTeamId],
    queryFn: ({ signal }) => restGet<"project.previewMove">(`/orgs/${slug}/projects/${projectId}/move?toTeamId=${toTeamId}`, signal),
    enabled: toTeamId !== "",
    staleTime: 0,
  });

  function moved() {
    close();
    router.refresh();
  }

  return (
    <Form submit={() => moveProjectAction(slug, { projectId, toTeamId })} success={`${name} was moved`} onSuccess={moved}>
      <ChooseTeam slug={slug} label="Team" name="toTeamId" which="administered" except={from.id} chosen={team} onChoose={setTeam} />
      {preview.isFetching && <Spinner />}
      {preview.error && (
        <Callout tone="warning">
          {preview.error instanceof RestError ? preview.error.error.message : "Who it concerns could not be read."}
        </Callout>
      )}
      {preview.data && !preview.isFetching && (
        <Effects effects={preview.data.effects} none="Nobody gains or loses anything." known="where" />
      )}
      <DialogActions>
        <Button onClick={close}>Keep it here</Button>
        {team && preview.data ? (
          <SubmitButton className="">Move to {team.name}</SubmitButton>
        ) : (
          <Button variant="primary" disabled>
            Move project
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}
