"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { count, roleWord, teamRoleWord } from "#components/words.ts";
import { removeMemberAction } from "#lib/actions/members.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { membersKey, type MemberRow } from "./member-query.ts";

type Preview = OutputOf<"member.previewRemoval">;

/**
 * Removing a member: what ends with it is read first, then asked with numbers, and their e-mail address is typed
 * to confirm (PRODUCT 5.11). Render `question` somewhere.
 */
export function useRemoval(
  { slug, name: organizationName }: { slug: string; name: string },
  { userId, name }: MemberRow,
): { ask: () => void; pending: boolean; question: ReactNode } {
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const [preview, setPreview] = useState<Preview>();

  async function ask() {
    if (pending) return;
    setPending(true);
    const read = await queries
      .fetchQuery({
        queryKey: [...membersKey(slug), "removal", userId],
        queryFn: ({ signal }) => restGet<"member.previewRemoval">(`/orgs/${slug}/members/${userId}/removal`, signal),
        staleTime: 0,
      })
      .catch((error: unknown) => {
        toast.error(`What ends with ${name} could not be read`, sentenceOf(error));
        return undefined;
      });
    setPending(false);
    if (!read) return;
    setPreview(read);
    setAsking(true);
  }

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
      <WhatEnds preview={preview} />
    </ConfirmDialog>
  );
  return { ask: () => void ask(), pending, question };
}

function WhatEnds({ preview: { role, teams, projectRoles, openInvitations, seatsFreed } }: { preview: Preview }) {
  return (
    <>
      <p>Their access ends at once: the next request is refused, on every device. They are told by mail.</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>Their role: {roleWord(role)}</li>
        <li>
          {teams.length === 0
            ? "They are in no team"
            : `${count(teams.length, "place")} in teams: ${teams.map((team) => `${team.name} (${teamRoleWord(team.role).toLowerCase()})`).join(", ")}`}
        </li>
        {projectRoles > 0 && <li>{count(projectRoles, "role")} of their own in projects</li>}
        <li>
          {openInvitations === 0
            ? "No open invitation was sent by them"
            : `${count(openInvitations, "open invitation")} they sent, cancelled with them`}
        </li>
        <li>{count(seatsFreed, "seat")} freed</li>
      </ul>
    </>
  );
}

function sentenceOf(error: unknown): string | undefined {
  return error instanceof RestError ? error.error.message : undefined;
}
