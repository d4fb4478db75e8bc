import { Check, Minus } from "lucide-react";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { Table } from "#components/ui/table.tsx";
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
      <Table label={`What ${name} can do`} className="[&_td]:align-top">
        <thead>
          <tr>
            <th scope="col">Permission</th>
            <th scope="col">Allowed</th>
            <th scope="col">Why not, and who could</th>
          </tr>
        </thead>
        <tbody>
          {[...refused, ...allowed].map((answer) => (
            <Row key={answer.permission} answer={answer} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Row({ answer: { permission, description, decision } }: { answer: Answer }) {
  return (
    <tr>
      <td className="max-md:block md:w-2/5">
        <p className="text-ink">{capitalized(description)}</p>
        <code className="block font-mono text-xs break-words text-muted">{permission}</code>
      </td>
      <td data-label="Allowed">
        <span className="inline-flex items-center gap-1.5">
          {decision.allowed ? (
            <Check aria-hidden className="size-4 text-success-text" />
          ) : (
            <Minus aria-hidden className="size-4 text-muted" />
          )}
          {decision.allowed ? "Yes" : "No"}
        </span>
      </td>
      <td data-label={decision.allowed ? undefined : "Why not"} className="max-md:text-right">
        {!decision.allowed && (
          <span className="min-w-0">
            <span className="block">{denialSentence(decision)}</span>
            <code className="block font-mono text-xs break-words text-muted">{decision.rule}</code>
          </span>
        )}
      </td>
    </tr>
  );
}
