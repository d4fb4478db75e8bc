import { count } from "#components/words.ts";

export type Effect = { people: number; names: readonly string[]; gains: readonly string[]; loses: readonly string[] };

/** Who gains and loses what, before it happens (PRODUCT 3.4). */
export function Effects({ effects, none }: { effects: readonly Effect[]; none: string }) {
  if (effects.length === 0) return <p>{none}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {effects.map(({ people, names, gains, loses }) => (
        <li key={`${names.join()}${gains.join()}${loses.join()}`} className="flex flex-col gap-0.5">
          <span className="font-medium text-ink">{named(people, names)}</span>
          {gains.length > 0 && <span>Can then: {gains.join(", ")}.</span>}
          {loses.length > 0 && <span>Can no longer: {loses.join(", ")}.</span>}
        </li>
      ))}
    </ul>
  );
}

function named(people: number, names: readonly string[]): string {
  const more = people - names.length;
  return more > 0 ? `${names.join(", ")} and ${count(more, "other")}` : names.join(", ");
}
