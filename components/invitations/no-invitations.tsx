"use client";

import { Mail, UserPlus } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { addressWith } from "#components/lists/list-address.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** Nothing to list: nobody was invited yet, or nobody is found this way. */
export function NoInvitations({ slug }: { slug: string }) {
  const parameters = useSearchParams();
  return parameters.get("search") || parameters.get("state") ? <NobodyFound /> : <NobodyInvited slug={slug} />;
}

function NobodyFound() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const showAll = () => window.history.pushState(null, "", addressWith(pathname, parameters, { search: null, state: null, after: null }));
  return (
    <EmptyState title="No invitation found" actions={<Button onClick={showAll}>Show all invitations</Button>}>
      No address begins like this{parameters.get("state") ? " among those in this state" : ""}. Check the spelling, or look among all.
    </EmptyState>
  );
}

function NobodyInvited({ slug }: { slug: string }) {
  return (
    <EmptyState
      icon={<Mail aria-hidden />}
      title="Nobody is invited yet"
      actions={
        <ButtonLink href={`/orgs/${slug}/invites/new`}>
          <UserPlus aria-hidden />
          Invite people
        </ButtonLink>
      }
    >
      Invitations you send are listed here until they are accepted, and afterwards as a record.
    </EmptyState>
  );
}
