import { Check, ChevronRight, Minus } from "lucide-react";
import type { OutputOf } from "#lib/operations/perform.ts";
import { cn } from "#components/ui/class-names.ts";
import { MatrixCell, MatrixName, MatrixRow } from "#components/ui/matrix.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { capitalized, count } from "#components/words.ts";

type Row = OutputOf<"organization.viewRoles">["tables"][number]["groups"][number]["rows"][number];

/** One permission: what it lets one do, when the answer is no all the same, and a mark per role; `own` is the reader's column. */
export function RoleRow({ row: { permission, description, cells, exceptions }, own }: { row: Row; own: number }) {
  return (
    <MatrixRow className="md:hover:bg-panel">
      <MatrixName>
        <span className="block text-body">{capitalized(description)}</span>
        <code className="block font-mono text-xs break-words text-muted">{permission}</code>
        {exceptions.length > 0 && <Exceptions sentences={exceptions} />}
      </MatrixName>
      {cells.map((allowed, index) => (
        <MatrixCell key={index} highlighted={index === own}>
          <Mark allowed={allowed} />
        </MatrixCell>
      ))}
    </MatrixRow>
  );
}

function Mark({ allowed }: { allowed: boolean }) {
  const Icon = allowed ? Check : Minus;
  return (
    <>
      <Icon aria-hidden className={cn("mx-auto size-4", allowed ? "text-success-text" : "text-muted")} strokeWidth={allowed ? 2.5 : 2} />
      <VisuallyHidden>{allowed ? "Yes" : "No"}</VisuallyHidden>
    </>
  );
}

function Exceptions({ sentences }: { sentences: readonly string[] }) {
  return (
    <details className="group mt-1 text-sm text-muted">
      <summary className="-ml-1 inline-flex h-6 list-none items-center gap-1 rounded-sm px-1 hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-100 group-open:rotate-90" />
        {count(sentences.length, "exception")}
      </summary>
      <ul className="mt-1 mb-1 flex list-disc flex-col gap-0.5 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
