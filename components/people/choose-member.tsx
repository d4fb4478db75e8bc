"use client";

import { useState, type KeyboardEvent } from "react";
import { RestError } from "#components/lists/rest-get.ts";
import { Callout } from "#components/ui/callout.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { roleWord } from "#components/words.ts";
import { useMemberSearch, type FoundMember } from "./use-member-search.ts";

type ChooseMemberProps = {
  slug: string;
  legend: string;
  chosen: FoundMember | undefined;
  onChoose: (member: FoundMember) => void;
  /** Why somebody cannot be chosen: "In this team already". */
  impossible?: (member: FoundMember) => string | undefined;
};

const nobodyImpossible = () => undefined;

/** Finds a member by name and chooses them. Posts as `userId`; whoever is chosen stays in sight while one searches on. */
export function ChooseMember({ slug, legend, chosen, onChoose, impossible = nobodyImpossible }: ChooseMemberProps) {
  const [typed, setTyped] = useState("");
  const { data, error, isFetching } = useMemberSearch(slug, typed);
  const found = data?.members ?? [];
  const listed = chosen && !found.some(({ userId }) => userId === chosen.userId) ? [chosen, ...found] : found;

  function choose(userId: string) {
    const member = listed.find((one) => one.userId === userId);
    if (member) onChoose(member);
  }

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SearchField
        label="Search by name"
        className="sm:w-full"
        pending={isFetching && data !== undefined}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={staysInTheForm}
      />
      {error && <Callout tone="warning">{error instanceof RestError ? error.error.message : "The members could not be read."}</Callout>}
      <RadioGroup
        legend={legend}
        name="userId"
        value={chosen?.userId ?? ""}
        options={listed.map((member) => ({
          value: member.userId,
          label: member.isYou ? `${member.name} (you)` : member.name,
          description: `${roleWord(member.role)} · ${member.email}`,
          disabledReason: impossible(member),
        }))}
        onValueChange={choose}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {data && notes(found.length, data.nextCursor !== null)}
      </p>
    </div>
  );
}

function notes(found: number, more: boolean): string | undefined {
  if (found === 0) return "No member has this name.";
  return more ? "There are more: type a part of the name." : undefined;
}

/** Enter in the search box means the search, which runs by itself, not the form around it. */
function staysInTheForm(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}
