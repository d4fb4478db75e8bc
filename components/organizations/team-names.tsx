import { UsersRound } from "lucide-react";
import { teamRoleWord } from "#components/words.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/card.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

/** The first teams by name, which everybody sees (PRODUCT 3.10), with what the reader is in each. */
export function TeamNames({ slug, teams, total }: Pick<OutputOf<"team.list">, "teams" | "total"> & { slug: string }) {
  return (
    <Section title="Teams">
      <ul className="flex flex-col gap-2.5">
        {teams.map((team) => (
          <li key={team.id} className="flex items-center gap-2.5">
            <UsersRound aria-hidden className="size-4 shrink-0 text-muted" />
            {team.mayView.allowed ? (
              <AppLink href={`/orgs/${slug}/teams/${team.id}`} className="min-w-0 truncate rounded-sm font-medium text-ink hover:underline">
                {team.name}
              </AppLink>
            ) : (
              <span className="min-w-0 truncate font-medium text-ink">{team.name}</span>
            )}
            {team.myRole && <Badge>You: {teamRoleWord(team.myRole).toLowerCase()}</Badge>}
          </li>
        ))}
      </ul>
      {total > teams.length && (
        <AppLink href={`/orgs/${slug}/teams`} className="mt-3 inline-block rounded-sm text-sm font-medium text-accent-text hover:underline">
          All {total.toLocaleString("en-US")} teams
        </AppLink>
      )}
    </Section>
  );
}
