"use client";

import { UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { toast } from "#components/ui/toast.ts";
import { removeTeamMemberAction } from "#lib/actions/teams.ts";
import { RunByTheOwner } from "./run-by-the-owner.tsx";
import type { PlaceProps } from "./place.ts";

/** Takes somebody out of the team, oneself too; they stay in the organization. */
export function RemoveFromTeam({ slug, team, owner, person }: PlaceProps) {
  const { userId, name, isYou, isLastInCharge, may } = person;
  const [asking, setAsking] = useState(false);
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
        onClick={() => setAsking(true)}
      >
        <UserMinus aria-hidden />
      </GuardedButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={isYou ? `Leave ${team.name}?` : `Remove ${name} from ${team.name}?`}
        action={isYou ? "Leave team" : `Remove ${name}`}
        onConfirm={() => removeTeamMemberAction(slug, { teamId: team.id, userId })}
        onDone={removed}
      >
        {isLastInCharge && <RunByTheOwner team={team.name} owner={owner} person={name} />}
        <p>
          {isYou ? "You stay" : "They stay"} in the organization and in {isYou ? "your" : "their"} other teams.
        </p>
      </ConfirmDialog>
    </>
  );
}
