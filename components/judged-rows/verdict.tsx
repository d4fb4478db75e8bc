import { Badge } from "#components/ui/badge.tsx";

type VerdictProps = {
  /** By which the wrong field is described. */
  id: string;
  problem: { sentence: string } | null | undefined;
  good?: string;
};

/** What the server says of one row: good, to be fixed and how, or not known yet. */
export function Verdict({ id, problem, good = "Ready" }: VerdictProps) {
  if (problem === undefined) return <span className="text-sm text-muted">Checking…</span>;
  if (problem === null) return <Badge tone="success">{good}</Badge>;
  return (
    <p id={id} className="text-sm text-pretty text-danger-text">
      {problem.sentence}
    </p>
  );
}
