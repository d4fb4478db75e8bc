import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { capitalized } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Refused = OutputOf<"audit.listDenials">["denials"][number];

/** Who tried what they may not, on what, how often in that hour, and why it was refused (PRODUCT 11.2). */
export function DenialTable({ denials }: { denials: readonly Refused[] }) {
  return (
    <Table label="Refused attempts">
      <TableHead>
        <TableRow>
          <TableHeader>Who</TableHeader>
          <TableHeader>Tried to</TableHeader>
          <TableHeader>On</TableHeader>
          <TableHeader>Why it was refused</TableHeader>
          <TableHeader className="text-right">Times</TableHeader>
          <TableHeader>In the hour from</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {denials.map((denial) => (
          <DenialRow key={`${denial.userId} ${denial.permission} ${denial.target} ${denial.hour}`} denial={denial} />
        ))}
      </TableBody>
    </Table>
  );
}

function DenialRow({ denial: { userName, description, target, targetName, reason, count, hour } }: { denial: Refused }) {
  return (
    <TableRow>
      <TableCell label="Who" className="font-medium text-ink md:align-top">
        {userName}
      </TableCell>
      <TableCell label="Tried to" className="max-md:text-right md:align-top">
        {capitalized(description)}
      </TableCell>
      <TableCell label="On" className="break-words max-md:text-right md:max-w-60 md:align-top">
        {target === "" ? "–" : (targetName ?? <span className="text-muted">Gone by now</span>)}
      </TableCell>
      <TableCell label="Why it was refused" className="max-md:text-right md:align-top">
        {reason}
      </TableCell>
      <TableCell label="Times" className="text-right tabular-nums md:align-top">
        {count.toLocaleString("en-US")}
      </TableCell>
      <TableCell label="In the hour from" className="whitespace-nowrap text-muted md:align-top">
        <RelativeTime value={hour} />
      </TableCell>
    </TableRow>
  );
}
