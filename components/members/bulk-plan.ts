import { failureSentence } from "#components/ui/denial-sentence.ts";
import type { PublicError, Result } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import type { MemberRow } from "./member-query.ts";

/** What would become of each of the chosen members, what it costs in all, and how it is done. */
export type BulkPlan = {
  rows: readonly PlanRow[];
  /** What is said before the numbers. */
  note: string;
  /** What follows in all. */
  foreseen?: Omit<OutputOf<"member.previewRoles">, "rows" | "changing">;
  /** Of how many something changes. */
  changing: number;
  /** What is typed to confirm. */
  typeToConfirm?: string;
  action: string;
  danger: boolean;
  /** Of how many it was done: "12 members removed". */
  done: (people: number) => string;
  run: () => Promise<Result<{ outcomes: readonly Outcome[] }>>;
};
export type PlanRow = { userId: string; name: string; email: string; ok: boolean; sentence: string };
export type Outcome = { userId: string; name: string | null; problem: PublicError | null };
export type PlanAsking = { slug: string; chosen: readonly MemberRow[]; signal: AbortSignal };

/** A row for each of the chosen, those first for whom nothing can be done. */
export function rowsOf(chosen: readonly MemberRow[], outcomes: readonly Outcome[], ready: (member: MemberRow) => string): PlanRow[] {
  const problems = new Map(outcomes.map(({ userId, problem }) => [userId, problem]));
  const rows = chosen.map((member) => {
    const problem = problems.get(member.userId);
    const { userId, name, email } = member;
    return { userId, name, email, ok: !problem, sentence: problem ? failureSentence(problem) : ready(member) };
  });
  return rows.toSorted((one, other) => Number(one.ok) - Number(other.ok));
}

export function idsOf(people: readonly { userId: string }[]): string[] {
  return people.map(({ userId }) => userId);
}
