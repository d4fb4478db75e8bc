"use client";

import { reasonFor } from "#components/ui/guarded.tsx";
import MenuList from "#components/ui/menu-list.tsx";
import { valueTrigger } from "#components/ui/value-menu.tsx";
import { roleWord } from "#components/words.ts";
import type { MemberMenuProps } from "./member-menu-props.ts";
import { removeEntry } from "./remove-entry.tsx";
import { useChangeRole } from "./use-change-role.tsx";
import { useRemoval } from "./use-removal.tsx";

/** The roles a member can have, and the way out. */
export default function RoleMenu({ organization, member, label }: MemberMenuProps) {
  const { change, pending, question } = useChangeRole(organization.slug, member);
  const removal = useRemoval(organization, member);
  const options = member.roleOptions.map(({ role, decision }) => ({
    value: role,
    label: roleWord(role),
    disabledReason: role === member.role ? undefined : reasonFor(decision),
  }));

  function choose(chosen: string) {
    const option = member.roleOptions.find(({ role }) => role === chosen);
    if (option) change(option);
  }

  return (
    <>
      <MenuList
        side="bottom"
        align="start"
        trigger={valueTrigger(label, roleWord(member.role), pending || removal.pending)}
        entries={[
          { kind: "choice", label: `Role of ${member.name}`, value: member.role, options, onChoose: choose },
          { kind: "separator" },
          removeEntry(member, removal.ask),
        ]}
      />
      {question}
      {removal.question}
    </>
  );
}
