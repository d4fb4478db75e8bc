"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { addressWith } from "#components/lists/list-address.ts";
import { Button } from "#components/ui/button.tsx";
import { route } from "#components/ui/route.ts";
import { SearchField } from "#components/ui/search-field.tsx";
import { Select } from "#components/ui/select.tsx";

const everyTeam = "all";
const searchMaxLength = 100;

/** By name and by team; both live in the address. Teams are those that hold a project one may open (PRODUCT 3.9). */
export function ProjectFilters({ teams }: { teams: readonly { id: string; name: string }[] }) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const [pending, start] = useTransition();
  const [name, setName] = useState(parameters.get("search") ?? "");
  const filtered = parameters.has("search") || parameters.has("team");

  function go(changes: Record<string, string | null>) {
    start(() => router.push(route(addressWith(pathname, parameters, { ...changes, after: null })), { scroll: false }));
  }

  function search(event: FormEvent) {
    event.preventDefault();
    go({ search: name.trim() || null });
  }

  function clear() {
    setName("");
    go({ search: null, team: null });
  }

  return (
    <form role="search" aria-label="Projects" className="flex flex-wrap gap-2" onSubmit={search}>
      <SearchField
        label="Search by name"
        pending={pending}
        value={name}
        maxLength={searchMaxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit">Search</Button>
      <Select
        aria-label="Team"
        className="w-auto min-w-44 flex-1 sm:flex-none"
        value={parameters.get("team") ?? everyTeam}
        options={[{ value: everyTeam, label: "All teams" }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
        onValueChange={(team) => go({ team: team === everyTeam ? null : team })}
      />
      {filtered && (
        <Button variant="ghost" onClick={clear}>
          Clear filters
        </Button>
      )}
    </form>
  );
}
