"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Link, Send, Trash2, X } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { MenuEntry } from "#components/ui/menu-entries.ts";
import { RowMenu } from "#components/ui/row-menu.tsx";
import { toast } from "#components/ui/toast.ts";
import { cancelInvitationAction } from "#lib/actions/invitations.ts";
import { invitationsKey, type InvitationRow } from "./invitation-query.ts";
import { useCopyLink } from "./use-copy-link.tsx";
import { useRowActions } from "./use-row-actions.ts";

/** What can be done with an invitation that is pending or expired. */
export function RowActions({ slug, invitation, onCancelled }: { slug: string; invitation: InvitationRow; onCancelled: () => void }) {
  const { id, email, may, state } = invitation;
  const queries = useQueryClient();
  const { copy, fallback } = useCopyLink(slug, invitation);
  const { resend, remove, pending } = useRowActions(slug, invitation);
  const [cancelling, setCancelling] = useState(false);

  function cancelled() {
    onCancelled();
    toast.success("Invitation cancelled", `The link mailed to ${email} no longer works.`);
    void queries.invalidateQueries({ queryKey: invitationsKey(slug) });
  }

  const sendAgain: MenuEntry = {
    kind: "action",
    label: "Send again",
    icon: <Send aria-hidden />,
    disabledReason: reasonFor(may.resend),
    onSelect: () => void resend(),
  };
  const whilePending: MenuEntry[] = [
    {
      kind: "action",
      label: "Copy link",
      icon: <Link aria-hidden />,
      disabledReason: reasonFor(may.copyLink),
      onSelect: () => void copy(),
    },
    sendAgain,
    { kind: "separator" },
    {
      kind: "action",
      label: "Cancel invitation",
      icon: <X aria-hidden />,
      danger: true,
      disabledReason: reasonFor(may.cancel),
      onSelect: () => setCancelling(true),
    },
  ];
  const onceExpired: MenuEntry[] = [
    sendAgain,
    { kind: "separator" },
    {
      kind: "action",
      label: "Remove",
      icon: <Trash2 aria-hidden />,
      danger: true,
      disabledReason: reasonFor(may.cancel),
      onSelect: () => void remove(),
    },
  ];

  return (
    <>
      <RowMenu label={`Actions for ${email}`} entries={state === "pending" ? whilePending : onceExpired} pending={pending} />
      {fallback}
      <ConfirmDialog
        open={cancelling}
        onOpenChange={setCancelling}
        title={`Cancel the invitation of ${email}?`}
        action="Cancel invitation"
        keep="Keep invitation"
        onConfirm={() => cancelInvitationAction(slug, { invitationId: id })}
        onDone={cancelled}
      >
        <p>The link they were sent stops working at once, and the seat kept for them is free again.</p>
        <p>Nobody is told. You can invite them again at any time.</p>
      </ConfirmDialog>
    </>
  );
}
