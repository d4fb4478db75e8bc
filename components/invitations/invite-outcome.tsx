"use client";

import { UserPlus } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table } from "#components/ui/table.tsx";
import { count } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { useCopyLink } from "./use-copy-link.tsx";

type Outcome = OutputOf<"invitation.create">["outcomes"][number];

/** What became of each address, and what to do about those that were not invited. It takes the focus, as the form is gone. */
export function InviteOutcome({ slug, outcomes, again }: { slug: string; outcomes: readonly Outcome[]; again: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const invited = outcomes.filter(({ outcome }) => outcome === "invited").length;

  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="flex flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {invited === 0 ? "Nobody was invited" : `${count(invited, "invitation")} sent`}
      </h2>
      <Table label="Outcome by address">
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">Outcome</th>
            <th scope="col">What now</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome, position) => (
            <tr key={position}>
              <td className="font-medium wrap-anywhere text-ink md:w-2/5">{outcome.email}</td>
              <td data-label="Outcome">
                <Badge tone={outcome.outcome === "invited" ? "success" : "neutral"}>{words[outcome.outcome]}</Badge>
              </td>
              <td>
                <Advice slug={slug} outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/orgs/${slug}/invites`} variant="primary">
          See invitations
        </ButtonLink>
        <Button onClick={again}>
          <UserPlus aria-hidden />
          Invite more people
        </Button>
      </div>
    </div>
  );
}

const words: Record<Outcome["outcome"], string> = {
  invited: "Invited",
  alreadyMember: "Already a member",
  alreadyInvited: "Already invited",
  duplicate: "Listed twice",
};

function Advice({ slug, outcome }: { slug: string; outcome: Outcome }): ReactNode {
  switch (outcome.outcome) {
    case "invited":
      return <MailedOrByHand slug={slug} id={outcome.invitationId} email={outcome.email} />;
    case "alreadyMember":
      return (
        <span>
          Change their role under <InlineLink href={`/orgs/${slug}/members`}>Members</InlineLink>.
        </span>
      );
    case "alreadyInvited":
      return (
        <span>
          Copy the link or cancel it under <InlineLink href={`/orgs/${slug}/invites`}>Invitations</InlineLink>.
        </span>
      );
    case "duplicate":
      return <span>Nothing to do: one invitation is enough.</span>;
  }
}

function MailedOrByHand({ slug, id, email }: { slug: string; id: string; email: string }) {
  const { copy, pending, fallback } = useCopyLink(slug, { id, email });
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      The mail is on its way.
      <Button size="sm" pending={pending} aria-label={`Copy link for ${email}`} onClick={() => void copy()}>
        Copy link
      </Button>
      {fallback}
    </span>
  );
}

function InlineLink({ href, children }: { href: string; children: string }) {
  return (
    <AppLink href={href} className="text-accent-text underline underline-offset-2">
      {children}
    </AppLink>
  );
}
