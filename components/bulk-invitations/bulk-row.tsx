"use client";

import { X } from "lucide-react";
import { memo, useId } from "react";
import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { Verdict } from "#components/judged-rows/verdict.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import {} from "#components/ui/table.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { BulkChange, BulkRow, RowText } from "./bulk-rows.ts";
import { roleOptions } from "./role-options.ts";
import { RowTeams } from "./row-teams.tsx";

type BulkRowProps = {
  row: BulkRow;
  /** From 1, in the whole table. */
  number: number;
  options: InvitationOptions;
  chosen: boolean;
  onChoose: (id: number) => void;
  change: (change: BulkChange) => void;
};

const tight = "align-top md:px-1.5 md:py-2";

/** One row, every cell of it open to be changed, and the verdict on it beside. */
export const EditableRow = memo(function EditableRow({ row, number, options, chosen, onChoose, change }: BulkRowProps) {
  const verdictId = useId();
  const { id, email, name, role, teams, note, problem } = row;
  const edit = (text: Partial<RowText>) => change({ type: "edit", ids: new Set([id]), change: text });
  const control = (field: keyof RowText) => (problem?.field === field ? { "aria-invalid": true, "aria-describedby": verdictId } : {});
  return (
    <tr>
      <td className="row-choice align-top md:pt-3">
        <span className="flex items-center gap-1 text-sm text-muted tabular-nums">
          <Checkbox aria-label={`Choose row ${number}`} checked={chosen} onChange={() => onChoose(id)} />
          {number}
        </span>
      </td>
      <td data-label="E-mail" className={`${tight} max-md:mt-7 max-md:pl-0`}>
        <Input
          aria-label={`E-mail of row ${number}`}
          value={email}
          onChange={(event) => edit({ email: event.target.value })}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
          className="max-md:w-52"
          {...control("email")}
        />
      </td>
      <td data-label="Name" className={tight}>
        <Input
          aria-label={`Name of row ${number}`}
          value={name}
          onChange={(event) => edit({ name: event.target.value })}
          autoComplete="off"
          maxLength={2000}
          className="max-md:w-52"
          {...control("name")}
        />
      </td>
      <td data-label="Role" className={tight}>
        <Select
          aria-label={`Role of row ${number}`}
          className="max-md:w-52"
          value={role}
          placeholder={role || "Choose…"}
          options={roleOptions(options)}
          onValueChange={(next) => edit({ role: next })}
          {...control("role")}
        />
      </td>
      <td data-label="Teams" className={tight}>
        <div className="min-w-0 max-md:w-52 md:w-full">
          <RowTeams
            label={`Teams of row ${number}`}
            teams={teams}
            wrong={problem?.field === "teams"}
            options={options}
            onChange={(next) => edit({ teams: next })}
          />
        </div>
      </td>
      <td data-label="Note" className={tight}>
        <Textarea
          aria-label={`Note of row ${number}`}
          rows={1}
          className="max-h-32 min-h-8 max-md:w-52"
          value={note}
          onChange={(event) => edit({ note: event.target.value })}
          maxLength={2000}
          {...control("note")}
        />
      </td>
      <td className="align-top max-md:block md:py-3">
        <Verdict id={verdictId} problem={problem} />
      </td>
      <td className="row-actions align-top md:py-2">
        <Button
          size="icon"
          variant="ghost"
          aria-label={`Remove row ${number}`}
          onClick={() => change({ type: "remove", ids: new Set([id]) })}
        >
          <X aria-hidden />
        </Button>
      </td>
    </tr>
  );
});
