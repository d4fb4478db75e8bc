"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { addressWith } from "#components/lists/list-address.ts";
import { Button } from "#components/ui/button.tsx";
import { route } from "#components/ui/route.ts";
import { SearchField } from "#components/ui/search-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { eventOptions } from "./event-words.ts";

const everyEvent = "all";
const searchMaxLength = 100;

/** One person's events, or those of one kind; both live in the address. */
export function AuditFilters() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [name, setName] = useState(parameters.get("search") ?? "");
  const filtered = parameters.has("search") || parameters.has("event");

  function go(changes: Record<string, string | null>) {
    start(() => router.push(route(addressWith(pathname, parameters, { ...changes, before: null })), { scroll: false }));
  }

  function search(event: FormEvent) {
    event.preventDefault();
    go({ search: name.trim() || null });
  }

  function clear() {
    setName("");
    go({ search: null, event: null });
  }

  return (
    <form role="search" aria-label="Audit log" className="flex flex-wrap gap-2" onSubmit={search}>
      <SearchField
        label="Search by who did it"
        pending={pending}
        value={name}
        maxLength={searchMaxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Search</Button>
      <Select
        aria-label="Event"
        className="w-auto min-w-56 flex-1 sm:flex-none"
        value={parameters.get("event") ?? everyEvent}
        options={[{ value: everyEvent, label: "All events" }, ...eventOptions]}
        onValueChange={(event) => go({ event: event === everyEvent ? null : event })}
      />
      {filtered && (
        <Button variant="ghost" onClick={clear}>
          Clear filters
        </Button>
      )}
    </form>
  );
}
