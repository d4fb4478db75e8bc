"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { AddressSearch } from "#components/lists/address-search.tsx";
import { addressWith } from "#components/lists/list-address.ts";
import { Select } from "#components/ui/select.tsx";
import type { InvitationPage } from "./invitation-query.ts";
import { stateWord } from "./invitation-state.tsx";

const everyState = "all";

/** Search by the beginning of an address, and one state or all of them; it lives in the page's address. */
export function InvitationFilters({ states, pending }: { states: InvitationPage["states"]; pending: boolean }) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const choose = (state: string) =>
    window.history.pushState(null, "", addressWith(pathname, parameters, { state: state === everyState ? null : state, after: null }));

  return (
    <div role="search" aria-label="Invitations" className="flex flex-wrap gap-2">
      <AddressSearch label="Search by address" pending={pending} />
      <Select
        aria-label="State"
        className="w-auto min-w-44 flex-1 sm:flex-none"
        value={parameters.get("state") ?? everyState}
        options={[{ value: everyState, label: "All states" }, ...states.map((state) => ({ value: state, label: stateWord(state) }))]}
        onValueChange={choose}
      />
    </div>
  );
}
