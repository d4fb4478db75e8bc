"use client";

import { Button } from "#components/ui/button.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { InvitationRow } from "./invitation-query.ts";
import { useCopyLink } from "./use-copy-link.tsx";

const reasons: Partial<Record<InvitationRow["mailState"], string>> = {
  limited: "Today's limit of mails is reached. The invitation holds: pass its link on yourself.",
  failed: "The mail could not be sent. The invitation holds: send it again, or pass its link on yourself.",
};

/** Why a pending invitation was not mailed, and what to do instead (PRODUCT 6.8). */
export function NotMailed({ slug, invitation }: { slug: string; invitation: InvitationRow }) {
  const { state, mailState, email, may } = invitation;
  const { copy, pending, fallback } = useCopyLink(slug, invitation);
  const reason = state === "pending" ? reasons[mailState] : undefined;
  if (reason === undefined) return null;
  return (
    <div className="mt-1.5 flex flex-col items-start gap-1.5 max-md:mt-2">
      <p className="max-w-72 text-sm text-pretty text-muted">{reason}</p>
      <Button
        size="sm"
        aria-label={`Copy link for ${email}`}
        pending={pending}
        disabledReason={reasonFor(may.copyLink)}
        onClick={() => void copy()}
      >
        Copy link
      </Button>
      {fallback}
    </div>
  );
}
