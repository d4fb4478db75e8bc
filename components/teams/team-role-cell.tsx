"use client";

import { useRouter } from "next/navigation";
import { Consequences } from "#components/consequences/consequences.tsx";
import { usePreview } from "#components/consequences/use-preview.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { reasonFor } from "#components/ui/guarded.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { LockedValue, ValueMenu } from "#components/ui/value-menu.tsx";
import { teamRoleWord } from "#components/words.ts";
import { setTeamRoleAction } from "#lib/actions/teams.ts";
import type { PlaceProps, TeamPerson } from "./place.ts";

type TeamRole = TeamPerson["teamRole"];

/** Someone's team role: a menu for whoever may change it, for the others a word that says why not. */
export function TeamRoleCell(place: PlaceProps) {
  const { name, teamRole, may } = place.person;
  const denied = reasonFor(may.setRole);
  if (denied === undefined) return <TeamRoleMenu {...place} />;
  return <LockedValue label={label(name, teamRole)} value={teamRoleWord(teamRole)} reason={denied} />;
}

function TeamRoleMenu({ slug, team, person }: PlaceProps) {
  const { userId, name, teamRole, isYou } = person;
  const {
    ask,
    asking,
    setAsking,
    pending: reading,
    preview,
    asked = teamRole,
  } = usePreview<"team.previewSetRole", TeamRole>(`What ${name} would lose could not be read`);
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
    // Highest first: what is further down takes something away, and it is said what.
    if (team.roles.indexOf(role) > team.roles.indexOf(teamRole))
      void ask(`/orgs/${slug}/teams/${team.id}/members/${userId}/role-change?role=${role}`, role);
    else void change(role);
  }

  return (
    <>
      <ValueMenu
        label={label(name, teamRole)}
        value={teamRoleWord(teamRole)}
        pending={pending || reading}
        entries={[
          {
            kind: "choice",
            label: `Team role of ${name}`,
            value: teamRole,
            options: team.roles.map((role) => ({ value: role, label: teamRoleWord(role) })),
            onChoose: choose,
          },
        ]}
      />
      {preview && (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={`Make ${name} ${teamRoleWord(asked).toLowerCase()} in ${team.name}?`}
          action={`Make ${teamRoleWord(asked).toLowerCase()}`}
          keep={`Keep ${teamRoleWord(teamRole).toLowerCase()}`}
          onConfirm={async () => (await set(asked)) ?? alreadyUnderWay}
        >
          <Consequences foreseen={preview} self={isYou} />
        </ConfirmDialog>
      )}
    </>
  );
}

/** A second press while the first is answered. */
const alreadyUnderWay = { ok: true as const, data: undefined };

function label(name: string, role: TeamRole): string {
  return `Team role of ${name}: ${teamRoleWord(role)}`;
}
