"use client";

import { useSearchParams } from "next/navigation";
import { NameSearch, useListAddress } from "#components/lists/name-search.tsx";
import { Select } from "#components/ui/select.tsx";
import { eventOptions } from "./event-words.ts";

const everyEvent = "all";

/** One person's events, or those of one kind; both live in the address. */
export function AuditFilters() {
  const event = useSearchParams().get("event") ?? everyEvent;
  const { go } = useListAddress();

  return (
    <NameSearch list="Audit log" label="Search by who did it" parameters={["event"]}>
      <Select
        aria-label="Event"
        className="w-auto min-w-56 flex-1 sm:flex-none"
        value={event}
        options={[{ value: everyEvent, label: "All events" }, ...eventOptions]}
        onValueChange={(chosen) => go({ event: chosen === everyEvent ? null : chosen })}
      />
    </NameSearch>
  );
}
