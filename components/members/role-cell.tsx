"use client";

import { denialSentence } from "#components/ui/denial-sentence.ts";
import { reasonFor } from "#components/ui/guarded.tsx";
import { LockedValue, ValueMenu } from "#components/ui/value-menu.tsx";
import { roleWord } from "#components/words.ts";
import { removeEntry } from "./member-actions.tsx";
import type { MemberRow } from "./member-query.ts";
import { useChangeRole } from "./use-change-role.tsx";

type RoleCellProps = { slug: string; member: MemberRow; onRemove: () => void };

/** A member's role: a menu for whoever may change it, for the others a word that says why not. */
export function RoleCell({ slug, member, onRemove }: RoleCellProps) {
  const { mayChangeRole, role } = member;
  if (mayChangeRole.allowed) return <RoleMenu slug={slug} member={member} onRemove={onRemove} />;
  return <LockedValue label={roleLabel(member)} value={roleWord(role)} reason={denialSentence(mayChangeRole)} />;
}

function roleLabel({ name, role }: MemberRow): string {
  return `Role of ${name}: ${roleWord(role)}`;
}

function RoleMenu({ slug, member, onRemove }: RoleCellProps) {
  const { change, pending, question } = useChangeRole(slug, member);
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
      <ValueMenu
        label={roleLabel(member)}
        value={roleWord(member.role)}
        pending={pending}
        entries={[
          { kind: "choice", label: `Role of ${member.name}`, value: member.role, options, onChoose: choose },
          { kind: "separator" },
          removeEntry(member, onRemove),
        ]}
      />
      {question}
    </>
  );
}
