import { Check, Minus } from "lucide-react";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { capitalized, count, roleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Person = OutputOf<"member.explain">;
type Answer = Person["decisions"][number];

/** Every permission of the organization: what this person may, and what not, by which rule, why, and who could. */
export function ExplainedPermissions({ person: { name, role, decisions } }: { person: Person }) {
  const refused = decisions.filter(({ decision }) => !decision.allowed);
  const allowed = decisions.filter(({ decision }) => decision.allowed);

  return (
    <div className="flex flex-col gap-3">
      <p role="status">
        <strong className="font-semibold text-ink">{name}</strong> is {roleWord(role).toLowerCase()}: {count(allowed.length, "permission")}{" "}
        held, {count(refused.length, "permission")} not.
      </p>
      <Table label={`What ${name} can do`}>
        <TableHead>
          <TableRow>
            <TableHeader>Permission</TableHeader>
            <TableHeader>Allowed</TableHeader>
            <TableHeader>Why not, and who could</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...refused, ...allowed].map((answer) => (
            <Row key={answer.permission} answer={answer} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Row({ answer: { permission, description, decision } }: { answer: Answer }) {
  return (
    <TableRow>
      <TableCell className="md:w-2/5 md:align-top">
        <span className="min-w-0">
          <span className="block text-ink">{capitalized(description)}</span>
          <code className="block font-mono text-xs break-words text-muted">{permission}</code>
        </span>
      </TableCell>
      <TableCell label="Allowed" className="md:align-top">
        <span className="inline-flex items-center gap-1.5">
          {decision.allowed ? (
            <Check aria-hidden className="size-4 text-success-text" />
          ) : (
            <Minus aria-hidden className="size-4 text-muted" />
          )}
          {decision.allowed ? "Yes" : "No"}
        </span>
      </TableCell>
      <TableCell label={decision.allowed ? undefined : "Why not"} className="max-md:text-right md:align-top">
        {!decision.allowed && (
          <span className="min-w-0">
            <span className="block">{denialSentence(decision)}</span>
            <code className="block font-mono text-xs break-words text-muted">{decision.rule}</code>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}
