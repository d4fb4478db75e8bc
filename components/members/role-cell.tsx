"use client";

import { ChevronDown, Lock } from "lucide-react";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { roleWord } from "#components/words.ts";
import { removeEntry } from "./member-actions.tsx";
import type { MemberRow } from "./member-query.ts";
import { useChangeRole } from "./use-change-role.tsx";

type RoleCellProps = { slug: string; member: MemberRow; onRemove: () => void };

/** A member's role: a menu for whoever may change it, for the others a word that says why not. */
export function RoleCell({ slug, member, onRemove }: RoleCellProps) {
  const { mayChangeRole, role } = member;
  if (mayChangeRole.allowed) return <RoleMenu slug={slug} member={member} onRemove={onRemove} />;
  return (
    <Tooltip content={denialSentence(mayChangeRole)}>
      <button type="button" aria-disabled aria-label={roleLabel(member)} className="inline-flex h-7 items-center gap-1.5 rounded-sm">
        {roleWord(role)}
        <Lock aria-hidden className="size-3 text-muted" />
      </button>
    </Tooltip>
  );
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
      <Menu
        label={roleLabel(member)}
        entries={[
          { kind: "choice", label: `Role of ${member.name}`, value: member.role, options, onChoose: choose },
          { kind: "separator" },
          removeEntry(member, onRemove),
        ]}
        size="sm"
        align="start"
        className="-ml-2 text-base font-normal max-md:-mr-2 max-md:ml-0"
      >
        {roleWord(member.role)}
        {pending ? <Spinner /> : <ChevronDown aria-hidden className="text-muted" />}
      </Menu>
      {question}
    </>
  );
}
