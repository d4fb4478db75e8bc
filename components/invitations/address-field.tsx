"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { count } from "#components/words.ts";
import { addressesIn, type AddressProblem } from "./addresses.ts";

type AddressFieldProps = {
  value: string;
  onChange: (value: string) => void;
  max: number;
  /** The sentence beside the field, and what is wrong with single addresses. */
  error: string | undefined;
  problems: readonly AddressProblem[];
};

/** Where addresses are typed or pasted. The page is here for it, so it has the focus at first. */
export function AddressField({ value, onChange, max, error, problems }: AddressFieldProps) {
  const textarea = useRef<HTMLTextAreaElement>(null);
  const addresses = addressesIn(value);

  useEffect(() => textarea.current?.focus(), []);

  function leaveOut(wrong: readonly AddressProblem[]) {
    onChange(addresses.filter((typed) => !wrong.some(({ address }) => address === typed)).join("\n"));
    textarea.current?.focus();
  }

  return (
    <div className="flex flex-col gap-3">
      <Field
        label="E-mail addresses"
        error={error}
        help={
          addresses.length === 0
            ? `Up to ${max}, separated by commas, blanks or new lines.`
            : `${count(addresses.length, "address", "addresses")}, of at most ${max}.`
        }
      >
        <Textarea
          ref={textarea}
          name="emails"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={submitWithEnter}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
          placeholder="ines@example.com, milo@example.com"
        />
      </Field>
      {problems.length > 0 && (
        <ul aria-label="Addresses to fix" className="divide-y rounded-md border border-danger-line">
          {problems.map((problem) => (
            <li key={problem.address} className="flex items-center justify-between gap-3 px-3 py-2">
              <span className="min-w-0 break-words">
                <strong className="font-medium wrap-anywhere">{problem.address}</strong>:{" "}
                <span className="text-danger-text">{problem.sentence}.</span>
              </span>
              <Button size="sm" aria-label={`Leave out ${problem.address}`} onClick={() => leaveOut([problem])}>
                Leave out
              </Button>
            </li>
          ))}
          {problems.length > 1 && (
            <li className="flex justify-end px-3 py-2">
              <Button size="sm" onClick={() => leaveOut(problems)}>
                Leave out all {problems.length}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** Enter is a new line here; with Ctrl or Cmd it sends, as in a message. */
function submitWithEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
