"use client";

import { ChevronDown, Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { teamRoleWord } from "#components/words.ts";
import { setTeamRoleAction } from "#lib/actions/teams.ts";
import { RunByTheOwner } from "./run-by-the-owner.tsx";
import type { PlaceProps, TeamPerson } from "./place.ts";

type TeamRole = TeamPerson["teamRole"];

/** Someone's team role: a menu for whoever may change it, for the others a word that says why not. */
export function TeamRoleCell(place: PlaceProps) {
  const { name, teamRole, may } = place.person;
  const denied = reasonFor(may.setRole);
  if (denied === undefined) return <TeamRoleMenu {...place} />;
  return (
    <Tooltip content={denied}>
      <button type="button" aria-disabled aria-label={label(name, teamRole)} className="inline-flex h-7 items-center gap-1.5 rounded-sm">
        {teamRoleWord(teamRole)}
        <Lock aria-hidden className="size-3 text-muted" />
      </button>
    </Tooltip>
  );
}

function TeamRoleMenu({ slug, team, owner, person }: PlaceProps) {
  const { userId, name, teamRole, isLastInCharge } = person;
  const [asking, setAsking] = useState<TeamRole>();
  const router = useRouter();
  const { run, pending } = useSubmit(setTeamRoleAction);

  async function set(role: TeamRole) {
    const result = await run(slug, { teamId: team.id, userId, role });
    if (result?.ok) {
      toast.success(`${name} is now ${teamRoleWord(role).toLowerCase()} in ${team.name}`);
      router.refresh();
    }
    return result;
  }

  async function change(role: TeamRole) {
    const result = await set(role);
    if (result && !result.ok) toast.error(`The team role of ${name} was not changed`, failureSentence(result.error));
  }

  function choose(value: string) {
    const role = team.roles.find((one) => one === value);
    if (!role || role === teamRole) return;
    // Nothing is below the last one in charge but giving that up.
    if (isLastInCharge) setAsking(role);
    else void change(role);
  }

  return (
    <>
      <Menu
        label={label(name, teamRole)}
        entries={[
          {
            kind: "choice",
            label: `Team role of ${name}`,
            value: teamRole,
            options: team.roles.map((role) => ({ value: role, label: teamRoleWord(role) })),
            onChoose: choose,
          },
        ]}
        size="sm"
        align="start"
        className="-ml-2 text-base font-normal max-md:-mr-2 max-md:ml-0"
      >
        {teamRoleWord(teamRole)}
        {pending ? <Spinner /> : <ChevronDown aria-hidden className="text-muted" />}
      </Menu>
      <ConfirmDialog
        open={asking !== undefined}
        onOpenChange={(open) => !open && setAsking(undefined)}
        title={`Leave ${team.name} without a team admin?`}
        action="Take away team admin"
        keep="Keep team admin"
        onConfirm={async () => (await set(asking ?? teamRole)) ?? alreadyUnderWay}
      >
        <RunByTheOwner team={team.name} owner={owner} person={name} />
      </ConfirmDialog>
    </>
  );
}

/** A second press while the first is answered. */
const alreadyUnderWay = { ok: true as const, data: undefined };

function label(name: string, role: TeamRole): string {
  return `Team role of ${name}: ${teamRoleWord(role)}`;
}
