import type { ReactNode } from "react";
import { count, listed } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type BesideProps = {
  foreseen: Omit<OutputOf<"member.previewRoleChange">, "effects">;
  /** Whether it is about the reader. */
  self?: boolean;
  /** Items that come first. */
  children?: ReactNode;
};

/** What follows from a change beside what people can do, in numbers and names (PRODUCT 2.6, 3.6). */
export function Beside({ foreseen: { invitationsCancelled, teamsLeftToOwner, seatsFreed }, self = false, children }: BesideProps) {
  if (!children && invitationsCancelled + teamsLeftToOwner.length + seatsFreed === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {children}
      {teamsLeftToOwner.length > 0 && (
        <li>
          {listed(teamsLeftToOwner)}{" "}
          {teamsLeftToOwner.length === 1 ? "loses its last team admin and is" : "lose their last team admin and are"} run by the owner from
          then on
        </li>
      )}
      {invitationsCancelled > 0 && (
        <li>
          {count(invitationsCancelled, "open invitation")} {self ? "you" : "they"} sent, cancelled with it
        </li>
      )}
      {seatsFreed > 0 && <li>{count(seatsFreed, "seat")} freed</li>}
    </ul>
  );
}
