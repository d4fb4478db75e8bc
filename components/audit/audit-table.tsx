import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { capitalized } from "#components/words.ts";
import { changesOf, type Change } from "./changes.ts";
import { eventWord } from "./event-words.ts";

type Event = OutputOf<"audit.list">["events"][number];

/** Who, what, on what, before and after, when, from which address (PRODUCT 11.1). */
export function AuditTable({ events }: { events: readonly Event[] }) {
  return (
    <Table label="Audit log" className="[&_td]:align-top">
      <thead>
        <tr>
          <th scope="col" className="text-right">
            No.
          </th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">Change</th>
          <th scope="col">When</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.number} event={event} />
        ))}
      </tbody>
    </Table>
  );
}

function EventRow({ event: { number, actorKind, actorName, event, targetName, details, hidden, at, clientAddress } }: { event: Event }) {
  return (
    <tr>
      <td data-label="No." className="text-right text-muted tabular-nums">
        {number}
      </td>
      <td data-label="Who" className="font-medium text-ink xl:min-w-36">
        {actorKind === "job" ? "Guildhall" : actorName}
      </td>
      <td data-label="What" className="xl:min-w-40">
        {capitalized(eventWord(event))}
      </td>
      <td data-label="On" className="break-words max-md:text-right md:max-w-60">
        {targetName ?? ""}
      </td>
      <td data-label="Change">
        {details === null ? (
          <span className="text-muted">{hidden ? "Not shown: you cannot open this project" : "Erased for a person"}</span>
        ) : (
          <Changes changes={changesOf(event, details)} />
        )}
      </td>
      <td data-label="When" className="whitespace-nowrap text-muted">
        <RelativeTime value={at} />
      </td>
      <td data-label="From" className="text-muted xl:min-w-32">
        <span className="font-mono text-xs break-all">{clientAddress ?? "–"}</span>
      </td>
    </tr>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <span className="text-muted">–</span>;
  return (
    <ul className="flex min-w-0 flex-col gap-0.5 max-md:items-end max-md:text-right">
      {changes.map(({ label, from, to }) => (
        <li key={label} className="break-words">
          <span className="text-muted">{label}: </span>
          {from !== undefined && `${from} → `}
          <span className="text-ink">{to}</span>
        </li>
      ))}
    </ul>
  );
}
