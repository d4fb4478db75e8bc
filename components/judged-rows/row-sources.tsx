"use client";

import { Download, Upload } from "lucide-react";
import { useState, type DragEvent, type ReactNode } from "react";
import { addressesIn } from "#components/invitations/addresses.ts";
import { RestError } from "#components/lists/rest-get.ts";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { count } from "#components/words.ts";

type Read = { rows: readonly unknown[] };

type RowSourcesProps<R extends Read> = {
  limits: { rows: number; fileBytes: number };
  /** Rows that are in the table already. */
  taken: number;
  onAddresses: (addresses: readonly string[]) => void;
  /** Has the server read a file; a RestError says what is wrong with it. */
  readFile: (file: File) => Promise<R>;
  onRead: (read: R) => void;
  /** What the first line of a file may name, and what is written below it. */
  columns: ReactNode;
  /** Where a file to begin with is downloaded. */
  template?: string;
};

/** Where rows come from: addresses that are pasted, or a CSV that is chosen or dropped (PRODUCT 3.8, 6.1). */
export function RowSources<R extends Read>({ limits, taken, onAddresses, readFile, onRead, columns, template }: RowSourcesProps<R>) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [reading, setReading] = useState(false);
  const addresses = addressesIn(text);

  function fits(rows: number): boolean {
    const all = taken + rows;
    const fit = all <= limits.rows;
    setProblem(
      fit ? undefined : `At most ${count(limits.rows, "row")} fit into the table; ${taken === 0 ? "this is" : "together they are"} ${all}.`,
    );
    return fit;
  }

  function addAddresses() {
    if (!fits(addresses.length)) return;
    setText("");
    onAddresses(addresses);
  }

  async function read(file: File | undefined) {
    if (!file || reading) return;
    if (file.size > limits.fileBytes) {
      setProblem("The CSV could not be read: it is larger than 1 MB. Split it into several files.");
      return;
    }
    setReading(true);
    const sentence = await readFile(file).then(
      (answer) => {
        if (fits(answer.rows.length)) onRead(answer);
        return undefined;
      },
      (error: unknown) => (error instanceof RestError ? error.error.message : "The server could not be reached. Try again in a moment."),
    );
    setReading(false);
    if (sentence !== undefined) setProblem(sentence);
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
          <Button className="self-start" disabled={addresses.length === 0} onClick={addAddresses}>
            {addresses.length === 0 ? "Add addresses" : `Add ${count(addresses.length, "address", "addresses")}`}
          </Button>
        </div>
        <FileDrop limits={limits} reading={reading} onFile={(file) => void read(file)} columns={columns} template={template} />
      </div>
    </div>
  );
}

type FileDropProps = Pick<RowSourcesProps<Read>, "limits" | "columns" | "template"> & {
  reading: boolean;
  onFile: (file: File | undefined) => void;
};

function FileDrop({ limits, reading, onFile, columns, template }: FileDropProps) {
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
          At most 1 MB and {count(limits.rows, "row")}, in UTF-8. {columns}
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
        {template && (
          <a href={template} download className={buttonStyles({ variant: "ghost" })}>
            <Download aria-hidden />
            Download template
          </a>
        )}
      </div>
    </div>
  );
}
