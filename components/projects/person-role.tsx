"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { toast } from "#components/ui/toast.ts";
import { LockedValue, ValueMenu } from "#components/ui/value-menu.tsx";
import { roleWord } from "#components/words.ts";
import { setProjectRoleAction } from "#lib/actions/projects.ts";
import { Effects } from "#components/consequences/effects.tsx";
import type { Project, ProjectPerson } from "./project.ts";
import { asInTheTeam, differenceOf, optionKey, optionWord, projectRoleWord } from "./role-words.ts";

type PersonRoleProps = { slug: string; project: Project; person: ProjectPerson };

/** Someone's role in the project: a menu for whoever may change it, for the others a word that says why not. */
export function PersonRole(props: PersonRoleProps) {
  const { name, effective, may } = props.person;
  const denied = reasonFor(may.setRole);
  if (denied === undefined) return <RoleMenu {...props} />;
  const role = projectRoleWord(effective);
  return <LockedValue label={`Role of ${name}: ${role}`} value={role} reason={denied} />;
}

function RoleMenu({ slug, project, person }: PersonRoleProps) {
  const { userId, name, own, effective, fromTeam, isYou } = person;
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<string>(); // stays while the dialog closes
  const router = useRouter();
  const chosen = project.roles.find((option) => optionKey(option) === asking);
  const effects = effectsOn(project, person, chosen?.permissions);

  function choose(key: string) {
    if (key === optionKey(own)) return;
    setAsking(key);
    setOpen(true);
  }

  function changed() {
    toast.success(
      chosen ? `${name} is now ${optionWord(chosen)} in ${project.name}` : `${name} has no role of their own in ${project.name} any more`,
    );
    router.refresh();
  }

  return (
    <>
      <ValueMenu
        label={`Role of ${name}: ${projectRoleWord(effective)}`}
        value={projectRoleWord(effective)}
        entries={[
          {
            kind: "choice",
            label: `Role of ${name}`,
            value: optionKey(own),
            options: [
              { value: asInTheTeam, label: `As in the team: ${roleWord(fromTeam)}` },
              ...project.roles.map((option) => ({ value: optionKey(option), label: optionWord(option) })),
            ],
            onChoose: choose,
          },
        ]}
      />
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={chosen ? `Make ${name} ${optionWord(chosen)} in ${project.name}?` : `Take back ${name}'s role in ${project.name}?`}
        action={chosen ? "Change role" : "Take role back"}
        danger={effects.some(({ loses }) => loses.length > 0)}
        onConfirm={() =>
          setProjectRoleAction(slug, {
            projectId: project.id,
            userId,
            role: chosen?.role ?? null,
            projectRoleId: chosen?.projectRoleId ?? null,
          })
        }
        onDone={changed}
      >
        <Effects effects={effects} none="Nothing changes in what they can do." />
        {isYou && <p>You are changing your own role. The audit log says so.</p>}
      </ConfirmDialog>
    </>
  );
}

/** What changes for one person; without a role of their own they have what the team gives. */
function effectsOn({ roles }: Project, { name, effective, own, fromTeam }: ProjectPerson, after: readonly string[] | undefined) {
  const permissionsOf = (key: string) => roles.find((option) => optionKey(option) === key)?.permissions ?? [];
  const before = permissionsOf(optionKey(own) === asInTheTeam ? effective.role : optionKey(own));
  const change = differenceOf(before, after ?? permissionsOf(fromTeam));
  return change.gains.length + change.loses.length > 0 ? [{ people: 1, names: [name], ...change }] : [];
}
