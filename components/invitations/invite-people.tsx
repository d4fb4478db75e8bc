"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OutputOf } from "#lib/operations/perform.ts";
import { invitationsKey } from "./invitation-query.ts";
import { InviteForm } from "./invite-form.tsx";
import { InviteOutcome } from "./invite-outcome.tsx";
import type { InvitationOptions } from "./team-grants.ts";

type Sent = OutputOf<"invitation.create">;

/** First the form, then what became of each address. */
export function InvitePeople({ slug, options }: { slug: string; options: InvitationOptions }) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent>();

  function show(result: Sent) {
    setSent(result);
    void queries.invalidateQueries({ queryKey: invitationsKey(slug) });
  }

  return sent ? (
    <InviteOutcome slug={slug} outcomes={sent.outcomes} again={() => setSent(undefined)} />
  ) : (
    <InviteForm slug={slug} options={options} onSent={show} />
  );
}
