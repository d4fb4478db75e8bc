import type { OutputOf } from "#lib/operations/perform.ts";
import { placeOf, some } from "./places.ts";

type Foreseen = OutputOf<"member.previewRoleChange">["effects"][number];
export type Effect = Pick<Foreseen, "people" | "gains" | "loses"> & { names: readonly string[]; where?: Foreseen["where"] };

type EffectsProps = {
  effects: readonly Effect[];
  /** What is said when there are none. */
  none?: string;
  /** What the question names already: who it is about, or where. */
  known?: "who" | "where";
};

/** Who gains and loses what and where, before it happens (PRODUCT 3.4). */
export function Effects({ effects, none, known }: EffectsProps) {
  if (effects.length === 0) return none && <p>{none}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {effects.map((effect) => (
        <li key={JSON.stringify(effect)} className="flex flex-col gap-0.5">
          <span className="font-medium text-ink">{titleOf(effect, known)}</span>
          {effect.gains.length > 0 && <span>Can then: {effect.gains.join(", ")}.</span>}
          {effect.loses.length > 0 && <span>Can no longer: {effect.loses.join(", ")}.</span>}
          {effect.gains.length + effect.loses.length === 0 && <span>What they can do there changes.</span>}
        </li>
      ))}
    </ul>
  );
}

function titleOf({ people, names, where }: Effect, known: EffectsProps["known"]): string {
  const who = known === "who" ? [] : [some(names, people - names.length, "other")];
  const place = known === "where" || !where ? [] : [placeOf(where)];
  return [...who, ...place].join(" · ");
}
