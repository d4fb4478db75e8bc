"use client";

import { useQueryClient } from "@tanstack/react-query";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { count, roleWord } from "#components/words.ts";
import { changeRoleAction } from "#lib/actions/members.ts";
import { membersKey, withRole, type MemberPage, type MemberRow } from "./member-query.ts";

/** Changes a member's role: shown at once, as only roles that may be given can be chosen, and taken back if the server refuses. */
export function useChangeRole(slug: string, member: MemberRow) {
  const queries = useQueryClient();
  const { run, pending } = useSubmit(changeRoleAction);

  async function changeRole(role: MemberRow["role"]) {
    if (role === member.role || pending) return;
    await queries.cancelQueries({ queryKey: membersKey(slug) });
    show(role);
    const result = await run(slug, { userId: member.userId, role });
    if (result?.ok) {
      toast.success(`${member.name} is now ${roleWord(role)}`, cancelled(result.data.cancelledInvitations));
    } else if (result) {
      show(member.role);
      toast.error(`The role of ${member.name} was not changed`, failureSentence(result.error));
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: membersKey(slug) }),
      queries.invalidateQueries({ queryKey: invitationsKey(slug) }),
    ]);
  }

  function show(role: MemberRow["role"]) {
    queries.setQueriesData<MemberPage>({ queryKey: membersKey(slug) }, (page) => page && withRole(page, member.userId, role));
  }

  return changeRole;
}

/** PRODUCT 2.6 */
function cancelled(invitations: number): string | undefined {
  if (invitations === 0) return undefined;
  return `${count(invitations, "invitation")} they could no longer send ${invitations === 1 ? "was" : "were"} cancelled.`;
}
