"use client";

import { AppLink } from "#components/ui/app-link.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

type TeamLinkProps = { slug: string; team: Pick<OutputOf<"team.list">["teams"][number], "id" | "name" | "mayView"> };

/** A team's name, which leads to its people; for who may not see them it says why. */
export function TeamLink({ slug, team: { id, name, mayView } }: TeamLinkProps) {
  const denied = reasonFor(mayView);
  if (denied === undefined) {
    return (
      <AppLink href={`/orgs/${slug}/teams/${id}`} className="min-w-0 rounded-sm font-medium break-words text-ink hover:underline">
        {name}
      </AppLink>
    );
  }
  return (
    <Tooltip content={denied}>
      <span role="link" aria-disabled tabIndex={0} className="min-w-0 cursor-not-allowed rounded-sm font-medium break-words text-soft">
        {name}
      </span>
    </Tooltip>
  );
}
