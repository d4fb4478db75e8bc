"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Effects } from "#components/consequences/effects.tsx";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { count } from "#components/words.ts";
import { deleteTeamAction } from "#lib/actions/teams.ts";
import { ChooseTeam, type TeamName } from "./choose-team.tsx";
import type { Team } from "./place.ts";

type DeleteTeamProps = { slug: string; team: Team; teamCount: number };

const lastTeam = "This is the last team, and every organization has at least one. Rename it instead.";

/** Deleting a team asks where those go who are in no other; the last team stays (PRODUCT 3.5). */
export function DeleteTeam({ slug, team, teamCount }: DeleteTeamProps) {
  const { name, projectsInTheWay, may } = team;
  const [open, setOpen] = useState(false);

  return (
    <>
      <GuardedButton
        decision={may.delete}
        disabledReason={may.delete.allowed ? impossibleBecause(teamCount - 1, projectsInTheWay) : undefined}
        onClick={() => setOpen(true)}
      >
        <Trash2 aria-hidden />
        Delete
      </GuardedButton>
      <Dialog open={open} onOpenChange={setOpen} title={`Delete ${name}?`} description="A deleted team cannot be brought back.">
        <DeleteForm slug={slug} team={team} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DeleteForm({ slug, team: { id, name, total, stranded }, close }: { slug: string; team: Team; close: () => void }) {
  const [moveTo, setMoveTo] = useState<TeamName>();
  const router = useRouter();
  const asksWhere = stranded !== null && stranded > 0;
  const preview = useQuery({
    queryKey: ["teams", slug, id, "deletion", moveTo?.id],
    queryFn: ({ signal }) =>
      restGet<"team.previewDeletion">(`/orgs/${slug}/teams/${id}/deletion${moveTo ? `?moveTo=${moveTo.id}` : ""}`, signal),
    enabled: asksWhere && moveTo !== undefined,
    staleTime: 0,
  });

  return (
    <Form
      submit={() => deleteTeamAction(slug, { teamId: id, moveTo: moveTo?.id ?? null })}
      success={`${name} was deleted`}
      onSuccess={() => router.replace(route(`/orgs/${slug}/teams`))}
    >
      <p className="text-pretty">
        {total === 1 ? "One person loses" : `${count(total, "person", "people")} lose`} their place in it. Nobody leaves the organization.
      </p>
      {asksWhere && (
        <ChooseTeam
          slug={slug}
          label="Where do its people go?"
          name="moveTo"
          help={`${stranded === 1 ? "One of them is" : `${stranded.toLocaleString("en-US")} of them are`} in no other team and move there as team members.`}
          chosen={moveTo}
          onChoose={setMoveTo}
          except={id}
        />
      )}
      {preview.isFetching && <Spinner />}
      {preview.error && (
        <Callout tone="warning">
          {preview.error instanceof RestError ? preview.error.error.message : "Who it concerns could not be read."}
        </Callout>
      )}
      {preview.data && !preview.isFetching && <Effects effects={preview.data.effects} none="Nobody gains or loses anything else." />}
      <DialogActions>
        <Button onClick={close}>Keep team</Button>
        <SubmitButton danger className="">
          Delete team
        </SubmitButton>
      </DialogActions>
    </Form>
  );
}

/** Says how many projects are in the way and who can help, not which they are (PRODUCT 3.9). */
function impossibleBecause(otherTeams: number, inTheWay: Team["projectsInTheWay"]): string | undefined {
  if (otherTeams === 0) return lastTeam;
  if (!inTheWay || inTheWay.count === 0) return undefined;
  const who = inTheWay.teamAdmins.length > 0 ? inTheWay.teamAdmins.join(" or ") : "The owner";
  const [stand, them] = inTheWay.count === 1 ? ["One project stands", "it"] : [`${count(inTheWay.count, "project")} stand`, "them"];
  return `${stand} in the way. ${who} can move or delete ${them} first.`;
}
