import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import { capitalized } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Refused = OutputOf<"audit.listDenials">["denials"][number];

/** Who tried what they may not, on what, how often in that hour, and why it was refused (PRODUCT 11.2). */
export function DenialTable({ denials }: { denials: readonly Refused[] }) {
  return (
    <Table label="Refused attempts" className="[&_td]:align-top">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Tried to</th>
          <th scope="col">On</th>
          <th scope="col">Why it was refused</th>
          <th scope="col" className="text-right">
            Times
          </th>
          <th scope="col">In the hour from</th>
        </tr>
      </thead>
      <tbody>
        {denials.map((denial) => (
          <DenialRow key={`${denial.userId} ${denial.permission} ${denial.target} ${denial.hour}`} denial={denial} />
        ))}
      </tbody>
    </Table>
  );
}

function DenialRow({ denial: { userName, description, target, targetName, reason, count, hour } }: { denial: Refused }) {
  return (
    <tr>
      <td data-label="Who" className="font-medium text-ink">
        {userName}
      </td>
      <td data-label="Tried to" className="max-md:text-right">
        {capitalized(description)}
      </td>
      <td data-label="On" className="break-words max-md:text-right md:max-w-60">
        {target === "" ? "–" : (targetName ?? <span className="text-muted">Gone by now</span>)}
      </td>
      <td data-label="Why it was refused" className="max-md:text-right">
        {reason}
      </td>
      <td data-label="Times" className="text-right tabular-nums">
        {count.toLocaleString("en-US")}
      </td>
      <td data-label="In the hour from" className="whitespace-nowrap text-muted">
        <RelativeTime value={hour} />
      </td>
    </tr>
  );
}
