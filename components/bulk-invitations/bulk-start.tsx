"use client";

import { Download, Upload } from "lucide-react";
import { useState, type DragEvent } from "react";
import { addressesIn } from "#components/invitations/addresses.ts";
import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { RestError } from "#components/lists/rest-get.ts";
import { restPostCsv } from "#components/lists/rest-post.ts";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { count } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { rowOf, type RowText } from "./bulk-rows.ts";

type Read = OutputOf<"invitation.checkCsv">;
type BulkStartProps = {
  slug: string;
  limits: InvitationOptions["limits"];
  /** Rows that are in the table already. */
  taken: number;
  onAdd: (rows: readonly RowText[], seats?: Read["seats"]) => void;
};

/** Where rows come from: addresses that are pasted, or a CSV that is chosen or dropped (PRODUCT 6.1). */
export function BulkStart({ slug, limits, taken, onAdd }: BulkStartProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [reading, setReading] = useState(false);
  const addresses = addressesIn(text);

  /** Whether they fit. */
  function add(rows: readonly RowText[], seats?: Read["seats"]): boolean {
    if (taken + rows.length > limits.rows) {
      setProblem(
        `At most ${count(limits.rows, "row")} fit into the table; ${taken === 0 ? "this is" : "together they are"} ${taken + rows.length}.`,
      );
      return false;
    }
    setProblem(undefined);
    onAdd(rows, seats);
    return true;
  }

  function addTyped() {
    if (add(addresses.map(rowOf))) setText("");
  }

  async function readFile(file: File | undefined) {
    if (!file || reading) return;
    if (file.size > limits.fileBytes) {
      setProblem("The CSV could not be read: it is larger than 1 MB. Split it into several files.");
      return;
    }
    setReading(true);
    const answer = await restPostCsv<"invitation.checkCsv">(`/orgs/${slug}/invitations/check-csv`, file).catch((error: unknown) => error);
    setReading(false);
    if (isRead(answer)) add(answer.rows, answer.seats);
    else setProblem(answer instanceof RestError ? answer.error.message : "The server could not be reached. Try again in a moment.");
  }

  return (
    <div className="flex flex-col gap-4">
      {problem && <Callout tone="danger">{problem}</Callout>}
      <div className="grid gap-4 md:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Field
            label="Paste addresses"
            help={addresses.length === 0 ? "Separated by commas, blanks or new lines." : count(addresses.length, "address", "addresses")}
          >
            <Textarea
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="max-h-60 min-h-32"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder={"ines@example.com\nmilo@example.com"}
            />
          </Field>
          <Button className="self-start" disabled={addresses.length === 0} onClick={addTyped}>
            {addresses.length === 0 ? "Add addresses" : `Add ${count(addresses.length, "address", "addresses")}`}
          </Button>
        </div>
        <FileDrop slug={slug} limits={limits} reading={reading} onFile={(file) => void readFile(file)} />
      </div>
    </div>
  );
}

function isRead(answer: unknown): answer is Read {
  return typeof answer === "object" && answer !== null && "rows" in answer;
}

type FileDropProps = Pick<BulkStartProps, "slug" | "limits"> & { reading: boolean; onFile: (file: File | undefined) => void };

function FileDrop({ slug, limits, reading, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn("flex flex-col gap-3 rounded-md border border-dashed border-line-strong p-4", over && "border-accent bg-accent-subtle")}
    >
      <div>
        <p className="text-sm font-medium text-ink">Or a CSV file</p>
        <p className="mt-1 text-sm text-pretty text-muted">
          At most 1 MB and {count(limits.rows, "row")}, in UTF-8. The first line names the columns:{" "}
          <code className="wrap-anywhere">email, name, organization_role, team_roles, note</code>. Only the address is needed; teams are
          written as <code className="wrap-anywhere">Team A=admin;Team B=member</code>.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <label className={cn(buttonStyles(), "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2")}>
          <Upload aria-hidden />
          {reading ? "Reading…" : "Choose or drop a CSV"}
          <input
            type="file"
            accept=".csv,text/csv"
            className="sr-only"
            disabled={reading}
            onChange={(event) => {
              onFile(event.target.files?.[0]);
              event.target.value = ""; // the same file again is a change again
            }}
          />
        </label>
        <a href={`/api/v1/orgs/${slug}/invitations/template.csv`} download className={cn(buttonStyles({ variant: "ghost" }))}>
          <Download aria-hidden />
          Download template
        </a>
      </div>
    </div>
  );
}
