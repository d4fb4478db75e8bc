"use client";

import { useState } from "react";
import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { badRows } from "#components/judged-rows/judged-rows.ts";
import { pageOf, RowPages } from "#components/judged-rows/row-pages.tsx";
import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { BulkConfig } from "./bulk-config.tsx";
import { EditableRow } from "./bulk-row.tsx";
import type { BulkChange, BulkRow } from "./bulk-rows.ts";

/** Each with its width where there is room for a table. */
const columns = [
  ["Row", "md:w-20"],
  ["E-mail", "md:w-1/6"],
  ["Name", "md:w-1/9"],
  ["Role", "md:w-38"],
  ["Teams", "md:w-44"],
  ["Note", "md:w-1/9"],
  ["Verdict", ""],
] as const;

type BulkTableProps = { rows: readonly BulkRow[]; options: InvitationOptions; change: (change: BulkChange) => void };

/** Every row to be looked at, changed and chosen; on request only those that are to be fixed. */
export function BulkTable({ rows, options, change }: BulkTableProps) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [kept, setKept] = useState<ReadonlySet<number>>();
  const [page, setPage] = useState(0);
  const list = useFocusOnceGone(rows.length);
  // A row that was fixed a moment ago stays where it is, under the hands that fixed it.
  const listed = rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => !kept || kept.has(row.id) || row.problem);
  const { shown, current, pages } = pageOf(listed, page);
  const ids = new Set(rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  const bad = badRows(rows);
  const all = listed.length > 0 && listed.every(({ row }) => ids.has(row.id));

  function choose(id: number) {
    setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  }

  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox
          label={`All ${listed.length} rows`}
          checked={all}
          indeterminate={!all && ids.size > 0}
          onChange={(event) => setChosen(new Set(event.target.checked ? listed.map(({ row }) => row.id) : []))}
        />
        <Checkbox
          label={`Only rows to fix (${bad.length})`}
          checked={kept !== undefined}
          disabled={kept === undefined && bad.length === 0}
          onChange={(event) => {
            setKept(event.target.checked ? new Set(bad.map(({ id }) => id)) : undefined);
            setPage(0);
          }}
        />
      </div>
      {ids.size > 0 && (
        <BulkConfig
          chosen={ids.size}
          options={options}
          onEdit={(text) => change({ type: "edit", ids, change: text })}
          onRemove={() => change({ type: "remove", ids })}
          onClear={() => setChosen(new Set())}
        />
      )}
      <Table label="Invitations to send" className="md:min-w-260 md:table-fixed">
        <thead>
          <tr>
            {columns.map(([name, width]) => (
              <th scope="col" key={name} className={`px-1.5 first:pl-4 nth-last-2:px-4 ${width}`}>
                {name}
              </th>
            ))}
            <th scope="col" className="w-12">
              <VisuallyHidden>Remove</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, number }) => (
            <EditableRow
              key={row.id}
              row={row}
              number={number}
              options={options}
              chosen={ids.has(row.id)}
              onChoose={choose}
              change={change}
            />
          ))}
        </tbody>
      </Table>
      <RowPages current={current} pages={pages} rows={listed.length} onGo={setPage} />
    </div>
  );
}
