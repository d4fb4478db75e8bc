import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { count, listed, roleWord, teamRoleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { Beside } from "./beside.tsx";
import { Effects } from "./effects.tsx";
import { projectsOf } from "./places.ts";

type Ending = OutputOf<"organization.previewLeaving">;

/** What ends with somebody's membership, in numbers; what they can then do no more is one press away. */
export function WhatEnds({ ending, self = false }: { ending: Ending; self?: boolean }) {
  const { role, teams, effects } = ending;
  const [their, they] = self ? ["Your", "you"] : ["Their", "they"];
  const roles = effects.flatMap(({ where }) => (where.in === "projects" ? [projectsOf(where)] : []));
  const places = teams.map((team) => `${team.name} (${teamRoleWord(team.role).toLowerCase()})`).join(", ");
  return (
    <>
      <Beside foreseen={ending} self={self}>
        <li>
          {their} role: {roleWord(role)}
        </li>
        <li>{`${count(teams.length, "place")} in teams: ${places}`}</li>
        {roles.length > 0 && (
          <li>
            {their} own roles in {listed(roles)}
          </li>
        )}
      </Beside>
      <Disclosure summary={`Everything ${they} can then do no more`}>
        <Effects effects={effects} known="who" />
      </Disclosure>
    </>
  );
}

function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="-ml-1 inline-flex h-6 list-none items-center gap-1 rounded-sm px-1 text-sm text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-100 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2 text-sm">{children}</div>
    </details>
  );
}
