"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WhatEnds } from "#components/consequences/what-ends.tsx";
import { usePreview } from "#components/consequences/use-preview.ts";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { removeMemberAction } from "#lib/actions/members.ts";
import { membersKey, type MemberRow } from "./member-query.ts";

/**
 * Removing a member: what ends with it is read first, then asked with numbers, and their e-mail address is typed
 * to confirm (PRODUCT 5.11). Render `question` somewhere.
 */
export function useRemoval(
  { slug, name: organizationName }: { slug: string; name: string },
  { userId, name }: MemberRow,
): { ask: () => void; pending: boolean; question: ReactNode } {
  const queries = useQueryClient();
  const { ask, pending, asking, setAsking, preview } = usePreview<"member.previewRemoval">(`What ends with ${name} could not be read`);

  async function removed() {
    toast.success(`${name} is no longer a member`, "Their next request is refused.");
    await Promise.all([
      queries.invalidateQueries({ queryKey: membersKey(slug) }),
      queries.invalidateQueries({ queryKey: invitationsKey(slug) }),
    ]);
  }

  const question = preview && (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={`Remove ${name} from ${organizationName}?`}
      action={`Remove ${name}`}
      typeToConfirm={preview.email}
      onConfirm={() => removeMemberAction(slug, { userId, confirmEmail: preview.email })}
      onDone={() => void removed()}
    >
      <p>Their access ends at once: the next request is refused, on every device. They are told by mail.</p>
      <WhatEnds ending={preview} />
    </ConfirmDialog>
  );
  return { ask: () => void ask(`/orgs/${slug}/members/${userId}/removal`, undefined), pending, question };
}
