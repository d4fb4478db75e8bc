import { UserPlus } from "lucide-react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { GuardedLink } from "#components/ui/guarded-link.tsx";
import type { Decision } from "#lib/errors.ts";

/** For an organization of one: what to do first. */
export function StartInviting({ slug, decision }: { slug: string; decision: Decision }) {
  return (
    <EmptyState
      icon={<UserPlus aria-hidden />}
      title="You are the only one here"
      actions={
        <GuardedLink decision={decision} href={`/orgs/${slug}/invites/new`} variant="primary">
          Invite someone
        </GuardedLink>
      }
    >
      Invite the people you work with. Each gets a role here and a place in at least one team.
    </EmptyState>
  );
}
