"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { cn } from "#components/ui/class-names.ts";
import { SearchField } from "#components/ui/search-field.tsx";
import { RestError } from "./rest-get.ts";

export type SearchFoundProps = {
  /** "Search by name" where nothing else is said. */
  label?: string;
  typed: string;
  onType: (typed: string) => void;
  pending: boolean;
  /** Why nothing was found, or how to find what is not shown. */
  note: string | undefined;
  error: Error | null;
  /** What is said of a failure without a sentence of its own. */
  failure: string;
  /** On narrow screens there is nothing to search at the moment. */
  folded?: boolean;
};

/** Searches by name; `children` is what was found. */
export function SearchFound({
  label = "Search by name",
  typed,
  onType,
  pending,
  note,
  error,
  failure,
  folded = false,
  children,
}: SearchFoundProps & { children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SearchField
        label={label}
        className={cn("sm:w-full", folded && "max-sm:hidden")}
        pending={pending}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={staysInTheForm}
      />
      {error && <Callout tone="warning">{error instanceof RestError ? error.error.message : failure}</Callout>}
      {children}
      <p role="status" className={cn("text-sm text-muted empty:hidden", folded && "max-sm:hidden")}>
        {note}
      </p>
    </div>
  );
}

/** Enter in the search box means the search, which runs by itself, not the form around it. */
function staysInTheForm(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}
