import type { OutputOf } from "#lib/operations/perform.ts";
import { Beside } from "./beside.tsx";
import { Effects } from "./effects.tsx";

type ConsequencesProps = { foreseen: OutputOf<"member.previewRoleChange">; self?: boolean };

/** What a change of one person does, before it is made: to what they can do, and beside it. */
export function Consequences({ foreseen, self }: ConsequencesProps) {
  return (
    <>
      <Beside foreseen={foreseen} self={self} />
      <Effects effects={foreseen.effects} none="Nothing changes in what they can do." known="who" />
    </>
  );
}
