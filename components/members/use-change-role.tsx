"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Consequences } from "#components/consequences/consequences.tsx";
import { usePreview } from "#components/consequences/use-preview.ts";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { count, roleWord } from "#components/words.ts";
import { changeRoleAction } from "#lib/actions/members.ts";
import { membersKey, withRole, type MemberPage, type MemberRow } from "./member-query.ts";

type Option = MemberRow["roleOptions"][number];

/**
 * Changes a member's role. One that takes nothing away is shown at once, as only roles that may be given can be chosen, and
 * taken back if the server refuses; of any other it is asked first, with what they lose. Render `question` somewhere.
 */
export function useChangeRole(
  slug: string,
  member: MemberRow,
): { change: (option: Option) => void; pending: boolean; question: ReactNode } {
  const { userId, name } = member;
  const queries = useQueryClient();
  const { run, pending } = useSubmit(changeRoleAction);
  const foreseen = usePreview<"member.previewRoleChange", Option>(`What ${name} would lose could not be read`);

  function change(option: Option) {
    if (option.role === member.role || pending) return;
    if (option.takesAway) void foreseen.ask(`/orgs/${slug}/members/${userId}/role-change?role=${option.role}`, option);
    else void give(option);
  }

  async function give({ role }: Option) {
    await queries.cancelQueries({ queryKey: membersKey(slug) });
    show(role);
    const result = await run(slug, { userId, role });
    if (result?.ok) told(role, result.data.cancelledInvitations);
    else if (result) {
      show(member.role);
      toast.error(`The role of ${name} was not changed`, failureSentence(result.error));
    }
    await readAgain();
  }

  function told(role: MemberRow["role"], invitations: number) {
    toast.success(`${name} is now ${roleWord(role)}`, cancelled(invitations));
  }

  function show(role: MemberRow["role"]) {
    queries.setQueriesData<MemberPage>({ queryKey: membersKey(slug) }, (page) => page && withRole(page, userId, role));
  }

  async function readAgain() {
    await Promise.all([membersKey(slug), invitationsKey(slug)].map((queryKey) => queries.invalidateQueries({ queryKey })));
  }

  const { preview, asked } = foreseen;
  const question = preview && asked && (
    <ConfirmDialog
      open={foreseen.asking}
      onOpenChange={foreseen.setAsking}
      title={`Make ${name} ${roleWord(asked.role).toLowerCase()}?`}
      action={`Make ${roleWord(asked.role).toLowerCase()}`}
      keep={`Keep ${roleWord(member.role).toLowerCase()}`}
      onConfirm={() => changeRoleAction(slug, { userId, role: asked.role })}
      onDone={() => {
        told(asked.role, preview.invitationsCancelled);
        void readAgain();
      }}
    >
      <p>It takes effect at once. They are told by mail.</p>
      <Consequences foreseen={preview} />
    </ConfirmDialog>
  );
  return { change, pending: foreseen.pending, question };
}

/** PRODUCT 2.6 */
function cancelled(invitations: number): string | undefined {
  if (invitations === 0) return undefined;
  return `${count(invitations, "invitation")} they could no longer send ${invitations === 1 ? "was" : "were"} cancelled.`;
}
