"use client";

import { X } from "lucide-react";
import { memo, useId, useState } from "react";
import { badRows } from "#components/judged-rows/judged-rows.ts";
import { pageOf, RowPages } from "#components/judged-rows/row-pages.tsx";
import { Verdict } from "#components/judged-rows/verdict.tsx";
import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { teamRoleWord } from "#components/words.ts";
import type { PeopleChange, PersonRow } from "./people-rows.ts";

type PeopleTableProps = { rows: readonly PersonRow[]; roles: readonly string[]; change: (change: PeopleChange) => void };

/** Who is to join a team, each row open to be fixed, those to fix on request alone. */
export function PeopleTable({ rows, roles, change }: PeopleTableProps) {
  const [kept, setKept] = useState<ReadonlySet<number>>();
  const [page, setPage] = useState(0);
  const list = useFocusOnceGone(rows.length);
  const bad = badRows(rows);
  // A row that was fixed a moment ago stays where it is, under the hands that fixed it.
  const listed = rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => !kept || kept.has(row.id) || row.problem);
  const { shown, current, pages } = pageOf(listed, page);

  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {(bad.length > 0 || kept) && rows.length > 1 && (
        <Checkbox
          label={`Only rows to fix (${bad.length})`}
          checked={kept !== undefined}
          onChange={(event) => {
            setKept(event.target.checked ? new Set(bad.map(({ id }) => id)) : undefined);
            setPage(0);
          }}
        />
      )}
      <Table label="People to add" className="md:table-fixed">
        <thead>
          <tr>
            <th scope="col" className="md:w-2/5">
              Address
            </th>
            <th scope="col" className="px-1.5 md:w-42">
              Team role
            </th>
            <th scope="col">Verdict</th>
            <th scope="col" className="w-12">
              <VisuallyHidden>Remove</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, number }) => (
            <Row key={row.id} row={row} number={number} roles={roles} change={change} />
          ))}
        </tbody>
      </Table>
      <RowPages current={current} pages={pages} rows={listed.length} onGo={setPage} />
    </div>
  );
}

type RowProps = { row: PersonRow; number: number } & Pick<PeopleTableProps, "roles" | "change">;

const Row = memo(function Row({ row, number, roles, change }: RowProps) {
  const verdictId = useId();
  const { id, email, role, name, problem } = row;
  const ids = new Set([id]);
  return (
    <tr>
      <td className="align-top max-md:pr-10 md:py-2">
        <div className="w-full min-w-0">
          <Input
            aria-label={`Address of row ${number}`}
            value={email}
            onChange={(event) =>
              change({ type: "edit", ids, change: { email: event.target.value, userId: null, name: null, isYou: false } })
            }
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={2000}
            {...(problem?.field === "email" && { "aria-invalid": true, "aria-describedby": verdictId })}
          />
        </div>
      </td>
      <td className="align-top md:px-1.5 md:py-2">
        <Select
          aria-label={`Team role of row ${number}`}
          value={role}
          placeholder={role || "Choose…"}
          options={roles.map((one) => ({ value: one, label: teamRoleWord(one) }))}
          onValueChange={(next) => change({ type: "edit", ids, change: { role: next } })}
        />
      </td>
      <td className="align-top max-md:block md:py-3">
        {name && <p className="text-sm font-medium break-words text-ink">{name}</p>}
        <Verdict id={verdictId} problem={problem} good={`Joins as ${teamRoleWord(role).toLowerCase()}`} />
        {problem === null && row.isYou && (
          <p className="mt-1 text-sm text-pretty text-warning-text">
            You are adding yourself. The audit log names it a self-grant, for all who read it.
          </p>
        )}
      </td>
      <td className="row-actions align-top md:py-2">
        <Button size="icon" variant="ghost" aria-label={`Remove row ${number}`} onClick={() => change({ type: "remove", ids })}>
          <X aria-hidden />
        </Button>
      </td>
    </tr>
  );
});
