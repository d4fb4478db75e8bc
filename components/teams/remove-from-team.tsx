"use client";

import { UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { Consequences } from "#components/consequences/consequences.tsx";
import { usePreview } from "#components/consequences/use-preview.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import { removeTeamMemberAction } from "#lib/actions/teams.ts";
import type { PlaceProps } from "./place.ts";

/** Takes somebody out of the team, oneself too; they stay in the organization. */
export function RemoveFromTeam({ slug, team, person }: PlaceProps) {
  const { userId, name, isYou, may } = person;
  const { ask, asking, setAsking, pending, preview } = usePreview<"team.previewRemoval">(
    isYou ? `You cannot leave ${team.name} now` : `${name} cannot be taken out of ${team.name} now`,
  );
  const router = useRouter();

  function removed() {
    toast.success(isYou ? `You left ${team.name}` : `${name} is no longer in ${team.name}`);
    // Who leaves may not see the team's people any more; its name they do.
    if (isYou) router.replace(route(`/orgs/${slug}/teams`));
    router.refresh();
  }

  return (
    <>
      <GuardedButton
        decision={may.remove}
        variant="ghost"
        size="icon"
        aria-label={isYou ? `Leave ${team.name}` : `Remove ${name} from ${team.name}`}
        onClick={() => void ask(`/orgs/${slug}/teams/${team.id}/members/${userId}/removal`, undefined)}
      >
        {pending ? <Spinner /> : <UserMinus aria-hidden />}
      </GuardedButton>
      {preview && (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={isYou ? `Leave ${team.name}?` : `Remove ${name} from ${team.name}?`}
          action={isYou ? "Leave team" : `Remove ${name}`}
          onConfirm={() => removeTeamMemberAction(slug, { teamId: team.id, userId })}
          onDone={removed}
        >
          <p>
            {isYou ? "You stay" : "They stay"} in the organization and in {isYou ? "your" : "their"} other teams.
          </p>
          <Consequences foreseen={preview} self={isYou} />
        </ConfirmDialog>
      )}
    </>
  );
}
