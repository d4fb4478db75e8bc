"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { AddressSearch } from "#components/lists/address-search.tsx";
import { addressWith } from "#components/lists/list-address.ts";
import { Select } from "#components/ui/select.tsx";
import { roleWord } from "#components/words.ts";
import { sortOf, sorts } from "./sorts.ts";

const everyRole = "all";

/** Search, filter and, where the table has no header to press, sort; all of it lives in the address. */
export function MemberFilters({ roles, pending }: { roles: readonly string[]; pending: boolean }) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const go = (changes: Record<string, string | null>) =>
    window.history.pushState(null, "", addressWith(pathname, parameters, { ...changes, after: null }));

  return (
    <div role="search" aria-label="Members" className="flex flex-wrap gap-2">
      <AddressSearch label="Search by name" pending={pending} />
      <Select
        aria-label="Role"
        className="w-auto min-w-44 flex-1 sm:flex-none"
        value={parameters.get("role") ?? everyRole}
        options={[{ value: everyRole, label: "All roles" }, ...roles.map((role) => ({ value: role, label: roleWord(role) }))]}
        onValueChange={(role) => go({ role: role === everyRole ? null : role })}
      />
      {!parameters.get("search") && (
        <Select
          aria-label="Sort"
          className="w-auto flex-1 md:hidden"
          value={sortOf(parameters)}
          options={sorts}
          onValueChange={(sort) => go({ sort: sort === sortOf(new URLSearchParams()) ? null : sort })}
        />
      )}
    </div>
  );
}
