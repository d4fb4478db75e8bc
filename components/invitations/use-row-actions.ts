"use client";

import { useQueryClient } from "@tanstack/react-query";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { removeInvitationAction, resendInvitationAction } from "#lib/actions/invitations.ts";
import { invitationsKey, type InvitationRow } from "./invitation-query.ts";

/** *Send again* and *Remove* of one row: done when pressed, and told. */
export function useRowActions(slug: string, { id, email }: InvitationRow) {
  const queries = useQueryClient();
  const resending = useSubmit(resendInvitationAction);
  const removing = useSubmit(removeInvitationAction);
  const refresh = () => queries.invalidateQueries({ queryKey: invitationsKey(slug) });

  async function resend() {
    const result = await resending.run(slug, { invitationId: id });
    if (!result) return;
    if (result.ok) toast.success(`Sent again to ${email}`, "It can be accepted for seven days. The link mailed before no longer works.");
    else toast.error("The invitation was not sent again", failureSentence(result.error));
    await refresh();
  }

  async function remove() {
    const result = await removing.run(slug, { invitationId: id });
    if (!result) return;
    if (result.ok) toast.success("Invitation removed", "The audit log keeps that it was there.");
    else toast.error("The invitation was not removed", failureSentence(result.error));
    await refresh();
  }

  return { resend, remove, pending: resending.pending || removing.pending };
}
