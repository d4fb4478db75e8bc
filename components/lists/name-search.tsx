"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition, type FormEvent, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { route } from "#components/ui/route.ts";
import { SearchField } from "#components/ui/search-field.tsx";
import { addressWith } from "./list-address.ts";

const searchMaxLength = 100;

type NameSearchProps = {
  /** What is searched, for screen readers. */
  list: string;
  label?: string;
  /** Further filters, and the names of their parameters. */
  children?: ReactNode;
  parameters?: readonly string[];
};

/** Searches a list that the server draws, by somebody's or something's name; what was searched for lives in the address. */
export function NameSearch({ list, label = "Search by name", children, parameters: others = [] }: NameSearchProps) {
  const parameters = useSearchParams();
  const { go, pending } = useListAddress();
  const [name, setName] = useState(parameters.get("search") ?? "");
  const filters = ["search", ...others];

  function search(event: FormEvent) {
    event.preventDefault();
    go({ search: name.trim() || null });
  }

  function clear() {
    setName("");
    go(Object.fromEntries(filters.map((filter) => [filter, null])));
  }

  return (
    <form role="search" aria-label={list} className="flex flex-wrap gap-2" onSubmit={search}>
      <SearchField
        label={label}
        className="w-auto min-w-48 flex-1 sm:w-72 sm:flex-none"
        pending={pending}
        value={name}
        maxLength={searchMaxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Search</Button>
      {children}
      {filters.some((filter) => parameters.has(filter)) && (
        <Button variant="ghost" onClick={clear}>
          Clear {others.length > 0 ? "filters" : "search"}
        </Button>
      )}
    </form>
  );
}

/** Goes to the first page of the list with some parameters changed; null takes one away. */
export function useListAddress() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();

  function go(changes: Record<string, string | null>) {
    start(() => router.push(route(addressWith(pathname, parameters, { ...changes, after: null, before: null })), { scroll: false }));
  }
  return { go, pending };
}
