import { count, listed, roleWord, teamRoleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { Beside } from "./beside.tsx";
import { Disclosure } from "./disclosure.tsx";
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
