import { UsersRound } from "lucide-react";
import { teamRoleWord } from "#components/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/card.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

/** The teams by name, which everybody sees (PRODUCT 3.10), with what the reader is in each. */
export function TeamNames({ teams }: OutputOf<"team.list">) {
  return (
    <Section title="Teams">
      <ul className="flex flex-col gap-2.5">
        {teams.map((team) => (
          <li key={team.id} className="flex items-center gap-2.5">
            <UsersRound aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 truncate font-medium text-ink">{team.name}</span>
            {team.myRole && <Badge>You: {teamRoleWord(team.myRole).toLowerCase()}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
