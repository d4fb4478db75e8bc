"use client";

import { denialSentence } from "#components/ui/denial-sentence.ts";
import { onDemand } from "#components/ui/on-demand.tsx";
import { ReachedButton } from "#components/ui/reached-button.tsx";
import { LockedValue, valueTrigger } from "#components/ui/value-menu.tsx";
import { roleWord } from "#components/words.ts";
import type { MemberCellProps, MemberMenuProps } from "./member-menu-props.ts";

const useRoleMenu = onDemand<MemberMenuProps>(() => import("./role-menu.tsx"));

/** A member's role: a menu for whoever may change it, for the others a word that says why not. */
export function RoleCell({ organization, member }: MemberCellProps) {
  const { Popup: RoleMenu, ...reach } = useRoleMenu();
  const { name, role, mayChangeRole } = member;
  const label = `Role of ${name}: ${roleWord(role)}`;
  if (!mayChangeRole.allowed) return <LockedValue label={label} value={roleWord(role)} reason={denialSentence(mayChangeRole)} />;
  return (
    <ReachedButton opens="menu" reach={reach} button={valueTrigger(label, roleWord(role))}>
      <RoleMenu organization={organization} member={member} label={label} />
    </ReachedButton>
  );
}
