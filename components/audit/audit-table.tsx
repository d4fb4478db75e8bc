import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { capitalized } from "#components/words.ts";
import { changesOf, type Change } from "./changes.ts";
import { eventWord } from "./event-words.ts";

type Event = OutputOf<"audit.list">["events"][number];

/** Who, what, on what, before and after, when, from which address (PRODUCT 11.1). */
export function AuditTable({ events }: { events: readonly Event[] }) {
  return (
    <Table label="Audit log">
      <TableHead>
        <TableRow>
          <TableHeader className="text-right">No.</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader>What</TableHeader>
          <TableHeader>On</TableHeader>
          <TableHeader>Change</TableHeader>
          <TableHeader>When</TableHeader>
          <TableHeader>From</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((event) => (
          <EventRow key={event.number} event={event} />
        ))}
      </TableBody>
    </Table>
  );
}

function EventRow({ event: { number, actorKind, actorName, event, targetName, details, hidden, at, clientAddress } }: { event: Event }) {
  return (
    <TableRow>
      <TableCell label="No." className="text-right text-muted tabular-nums md:align-top">
        {number}
      </TableCell>
      <TableCell label="Who" className="font-medium text-ink xl:min-w-36 md:align-top">
        {actorKind === "job" ? "Guildhall" : actorName}
      </TableCell>
      <TableCell label="What" className="xl:min-w-40 md:align-top">
        {capitalized(eventWord(event))}
      </TableCell>
      <TableCell label="On" className="break-words max-md:text-right md:max-w-60 md:align-top">
        {targetName ?? ""}
      </TableCell>
      <TableCell label="Change" className="md:align-top">
        {details === null ? (
          <span className="text-muted">{hidden ? "Not shown: you cannot open this project" : "Erased for a person"}</span>
        ) : (
          <Changes changes={changesOf(event, details)} />
        )}
      </TableCell>
      <TableCell label="When" className="whitespace-nowrap text-muted md:align-top">
        <RelativeTime value={at} />
      </TableCell>
      <TableCell label="From" className="text-muted xl:min-w-32 md:align-top">
        <span className="font-mono text-xs break-all">{clientAddress ?? "–"}</span>
      </TableCell>
    </TableRow>
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
